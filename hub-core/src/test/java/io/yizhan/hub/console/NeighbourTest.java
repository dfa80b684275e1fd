package io.yizhan.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # address,        host,              forwarded,  allowed
            127.0.0.1,        localhost,         -,          true
            127.0.0.1,        LOCALHOST,         -,          true
            127.8.8.8,        127.0.0.1,         -,          true
            ::1,              [::1],             -,          true
            0:0:0:0:0:0:0:1,  [::1],             -,          true
            ::ffff:127.0.0.1, localhost,         -,          true
            10.0.0.7,         localhost,         -,          false
            192.168.1.127,    localhost,         -,          false
            127.0.0.1,        hub.example,       -,          false
            127.0.0.1,        localhost.example, -,          false
            127.0.0.1,        -,                 -,          false
            127.0.0.1,        localhost,         10.0.0.7,   false
            -,                localhost,         -,          false
            """)
    void onlySomebodyAtThisMachineIsNear(String address, String host, String forwarded, boolean allowed) {
        assertThat(Neighbour.is(address, host, forwarded)).isEqualTo(allowed);
    }
}
