package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.config.ConfigReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is so: its commands run in their order, its routes are those there are, its samples are read, its paths exist. */
class ReadmeTest {

    private static final Path ROOT = Repository.root();
    private static final List<String> READMES = List.of("README.md", "hub-core/README.md", "adapters/README.md");
    private static final Pattern FENCE = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern INLINE = Pattern.compile("`[^`\\n]*\\./(hub [^`)\\n]*)[`)]");
    private static final Pattern TOKEN = Pattern.compile("\\$\\(\\./(hub token [^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
    private static final Pattern PATH = Pattern.compile("`((?:config|schemas|hub-core|adapters|\\.ci)/[\\w./-]*)`");

    /** Commands that go on until they are stopped: here only their words are tried, with --help; and where they are run. */
    private static final Map<String, String> RUN_ELSEWHERE = Map.of(
            "demo", "the demo is played by tellsWhatTheDemoTells",
            "run", "all other commands are run against such a hub; it is begun by House");

    @TempDir
    private static Path home;
    @TempDir
    private static Path written;
    private static House house;

    @BeforeAll
    static void open() throws Exception {
        house = House.open(home);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @TestFactory
    Stream<DynamicTest> commandsRun() throws IOException {
        return commands().stream().map(line -> DynamicTest.dynamicTest(line, () -> {
            if (line.startsWith("curl ")) {
                curl(line);
            } else {
                hub(line);
            }
        }));
    }

    @Test
    void tellsWhatTheDemoTells() throws IOException {
        House.Ran ran = House.run(List.of("demo", "--exit", "--port", "0", "--lang", "en", "--home", written.resolve("demo").toString()));

        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        Iterator<String> told = withoutPorts(ran.out()).lines().iterator();
        for (String line : withoutPorts(blocks("README.md", "demo").get(0)).lines().filter(l -> !l.equals("…")).toList()) {
            Pattern shortened = Pattern.compile(Pattern.quote(line).replace("…", "\\E.*\\Q"));
            boolean found = false;
            while (!found && told.hasNext()) {
                found = shortened.matcher(told.next()).matches();
            }
            assertThat(found).as("told after what stands before it: " + line).isTrue();
        }
    }

    @Test
    void outlinesTheRoutesThereAre() throws IOException {
        assertThat(blocks("README.md", "routes").get(0).lines().filter(line -> !line.isBlank())).containsExactlyInAnyOrderElementsOf(house.hub.routes());
    }

    @Test
    void samplesAreReadAndPathsExist(@TempDir Path directory) throws Exception {
        Path config = House.copyOfConfig(directory);
        for (String readme : READMES) {
            for (String yaml : blocks(readme, "yaml")) {
                add(yaml, config);
            }
        }
        ConfigReader.read(config);

        for (String readme : READMES) {
            String text = Files.readString(ROOT.resolve(readme));
            assertThat(LINK.matcher(text).results().map(m -> m.group(1)).filter(link -> !link.startsWith("http"))
                    .filter(link -> Files.notExists(ROOT.resolve(readme).resolveSibling(link)))).as("links of " + readme).isEmpty();
            assertThat(PATH.matcher(text).results().map(m -> m.group(1))
                    .filter(path -> Files.notExists(ROOT.resolve(path)) && Files.notExists(directory.resolve(path)))).as("paths of " + readme).isEmpty();
        }
    }

    @Test
    void theContractIsServedAsItIs() throws Exception {
        HttpResponse<byte[]> served = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(house.hub.ports().apiUrl() + "/openapi.yaml"))
                .build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(served.body()).isEqualTo(Files.readAllBytes(ROOT.resolve("schemas/src/main/resources/schemas/openapi.yaml")));
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String block : blocks("README.md", "sh")) {
            block.replaceAll("\\\\\\n\\s*", " ").lines().map(line -> line.replaceFirst("\\s{2,}#.*$", "").strip()).forEach(commands::add);
        }
        // The second command of the first screen is what runs this test.
        commands.removeIf("mvn verify"::equals);
        INLINE.matcher(withoutFences(Files.readString(ROOT.resolve("README.md")))).results().map(m -> "./" + m.group(1)).forEach(commands::add);
        return commands;
    }

    private static House.Ran hub(String line) {
        List<String> words = words(line);
        assertThat(words.remove(0)).isIn("./hub", "hub");
        if (RUN_ELSEWHERE.containsKey(words.get(0))) {
            words.add("--help");
        } else if (!words.get(0).equals("completion")) {
            words.replaceAll(ReadmeTest::place);
            words.addAll(List.of("--home", home.toString()));
        }
        House.Ran ran = House.run(words);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).isNotBlank();
        return ran;
    }

    private static void curl(String line) throws Exception {
        String filled = TOKEN.matcher(line).replaceAll((MatchResult m) -> Matcher.quoteReplacement(hub(m.group(1)).out().strip()));
        HttpRequest.Builder request = HttpRequest.newBuilder();
        Path output = null;
        Iterator<String> words = words(filled).listIterator(1);
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-H" -> {
                    String[] header = words.next().split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case "-d" -> request.POST(HttpRequest.BodyPublishers.ofString(words.next()));
                case "--data-binary" -> request.POST(HttpRequest.BodyPublishers.ofFile(Path.of(place(words.next().substring(1)))));
                case "-o" -> output = Path.of(place(words.next()));
                default -> request.uri(URI.create(word.replace("http://127.0.0.1:8080", house.hub.ports().apiUrl())
                        .replace("http://127.0.0.1:9876", house.hub.ports().managementUrl())));
            }
        }
        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        if (output != null) {
            Files.writeString(output, response.body());
        }
    }

    /** Files of the repository where they are, files a command writes and another reads in a directory of their own. */
    private static String place(String word) {
        if (word.indexOf('/') >= 0 && Files.exists(ROOT.resolve(word))) {
            return ROOT.resolve(word).toString();
        }
        return word.matches("[a-z]+[.](json|txt|csv)") ? written.resolve(word).toString() : word;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return words;
    }

    /** Puts a sample where a file of its kind belongs. */
    private static void add(String yaml, Path config) throws IOException {
        JsonNode sample = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        String id = sample.path("id").asText();
        Path file = sample.has("feeds") ? config.resolve("departments/" + id + "/department.yaml")
                : sample.has("grants") ? config.resolve("grants/" + sample.get("consumer").asText() + ".yaml")
                : sample.has("materials") ? config.resolve("items/" + id + ".yaml")
                : config.resolve("consumers/" + id + ".yaml");
        Files.createDirectories(file.getParent());
        assertThat(file).as("a sample of a new file").doesNotExist();
        Files.writeString(file, yaml);
    }

    private static List<String> blocks(String readme, String language) throws IOException {
        return FENCE.matcher(Files.readString(ROOT.resolve(readme))).results().filter(m -> m.group(1).equals(language)).map(m -> m.group(2)).toList();
    }

    private static String withoutFences(String text) {
        return text.replaceAll("(?s)```.*?```", "");
    }

    private static String withoutPorts(String text) {
        return text.replaceAll("127[.]0[.]0[.]1:\\d+", "127.0.0.1:PORT");
    }
}
