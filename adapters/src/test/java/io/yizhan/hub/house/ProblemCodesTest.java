package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.exchange.door.ProblemKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that a refused request or message can carry has a page. */
class ProblemCodesTest {

    /** Where the doors, and what they ask, find fault with requests and messages. */
    private static final List<String> SOURCES = List.of("hub-core/src/main/java/io/yizhan/hub/exchange", "hub-core/src/main/java/io/yizhan/hub/policy",
            "adapters/src/main/java");
    private static final Pattern CODE = Pattern.compile("\"(E-[A-Z0-9-]+)\"");
    /** Codes of single records and deliveries (explained in record-codes.yaml), of members of a body (listed in a problem's {@code errors}), and of what the hub itself gave up on. */
    private static final Pattern OF_A_PART = Pattern.compile("E-(ROW|FIELD|MEMBER|OUT|DELIVERY)-.*|E-(FORMAT-DATE|CODE-UNKNOWN|HOLDER-CODE|CHECK-DIGIT"
            + "|LICENCE-UNKNOWN|OPERATION-UNKNOWN|VALIDITY-ORDER|TYPE-UNKNOWN|TECHNICAL|AT-REST)");

    @Test
    void haveAPageEach() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String directory : SOURCES) {
            try (Stream<Path> files = Files.walk(Repository.root().resolve(directory))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    CODE.matcher(Files.readString(file)).results().map((MatchResult m) -> m.group(1)).forEach(codes::add);
                }
            }
        }
        codes.removeIf(code -> OF_A_PART.matcher(code).matches());

        assertThat(codes).contains("E-NO-GRANT", "E-TOKEN-EXPIRED", "E-XML-DTD", "E-STORE-UNAVAILABLE");
        assertThat(ProblemKinds.load().all().keySet()).containsAll(codes);
    }
}
