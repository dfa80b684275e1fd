package io.yizhan.hub.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hub whose files are damaged does not start, and says which and what to do. */
@Timeout(60)
class DamagedHomeTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "data/hub.db, E-STORE-UNAVAILABLE",
        "data/broker/journal/activemq-data-1.amq, E-BROKER-START",
        "data/broker/bindings/activemq-bindings-1.bindings, E-BROKER-START",
        "keys/master.key, E-KEY-FORM"})
    void isNotStarted(String file, String code) throws Exception {
        House.open(home).close();
        Files.write(home.resolve(file), new byte[1000]);

        House.Ran ran = House.run(List.of("run", "--home", home.toString(), "--port", "0", "--management-port", "0", "--broker-port", "0"));

        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).startsWith("can't go on: ").contains(home.toString(), code);
    }
}
