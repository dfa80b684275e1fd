package io.yizhan.hub.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.policy.Client;
import io.yizhan.hub.policy.Tokens;
import io.yizhan.hub.signing.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code hub reload}: has the running hub take the configuration as it lies in its home, without a restart. Exit 0 it took force; 2 no operator
 * whose key is here; 3 it has faults, each told; 4 refused; 5 no hub runs.
 */
@Command(name = "reload")
final class ReloadCommand implements Callable<Integer> {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int UNPROCESSABLE = 422;

    @Option(names = "--as", paramLabel = "OPERATOR")
    private String operator;
    @Mixin
    private HomeOption home;
    @Mixin
    private Output output;

    private final Terminal terminal;
    private final Clock clock;

    ReloadCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws CommandFailedException, IOException, InterruptedException {
        Home.Run run = home.home().running()
                .orElseThrow(() -> new CommandFailedException(Exit.UNREACHABLE, "reload.notRunning", home.home().directory()));
        HttpResponse<byte[]> response = ask(run, token());
        JsonNode answer = Json.mapper().readTree(response.body());
        if (response.statusCode() == 200) {
            tell(answer);
            return Exit.OK;
        }
        if (response.statusCode() == UNPROCESSABLE) {
            faults(answer);
            return Exit.INVALID_DATA;
        }
        throw new CommandFailedException(Exit.REFUSED, "reload.refused", answer.path("title").asText(), answer.path("detail").asText(),
                answer.path("code").asText());
    }

    private String token() throws CommandFailedException, IOException {
        KeyRing keys = HomeKeys.open(home.home());
        for (String candidate : operator != null ? List.of(operator) : operators()) {
            ECPrivateKey key = keys.clientPrivateKey(candidate).orElse(null);
            if (key != null) {
                return Tokens.issue(candidate, key, null, clock, Tokens.LONGEST);
            }
        }
        throw new CommandFailedException(Exit.USAGE, "reload.noOperator", home.home().keys().resolve("clients"));
    }

    /** A configuration with faults still has the usual operator; the hub tells the faults. */
    private List<String> operators() {
        try {
            return ConfigReader.read(home.home().config()).consumers().stream().filter(entry -> entry.kind() == Client.Kind.OPERATOR)
                    .map(HubConfig.ClientEntry::id).toList();
        } catch (ConfigException faulty) {
            return List.of("operator");
        }
    }

    private HttpResponse<byte[]> ask(Home.Run run, String token) throws CommandFailedException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(run.api() + "/api/v1/configuration:reload")).timeout(ANSWER)
                .header("Authorization", "Bearer " + token).header("Accept-Language", terminal.texts().getLocale().toLanguageTag())
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        try {
            return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new CommandFailedException(Exit.UNREACHABLE, "reload.notRunning", home.home().directory());
        }
    }

    private void tell(JsonNode answer) {
        if (output.isJson()) {
            terminal.out().println(Output.json(answer));
            return;
        }
        terminal.out().println(terminal.text("reload.done", names(answer.path("added")), names(answer.path("changed")), names(answer.path("removed"))));
        if (answer.path("restart").asBoolean()) {
            terminal.tell("reload.restart");
        }
    }

    private void faults(JsonNode problem) {
        if (output.isJson()) {
            terminal.out().println(Output.json(problem));
        } else {
            problem.path("errors").forEach(fault -> terminal.out().println(fault.path("pointer").asText() + ": " + fault.path("detail").asText()
                    + " (" + fault.path("code").asText() + ")"));
        }
        terminal.tell("reload.faults", problem.path("errors").size());
    }

    private String names(JsonNode list) {
        String names = String.join(", ", StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList());
        return names.isEmpty() ? terminal.text("reload.none") : names;
    }
}
