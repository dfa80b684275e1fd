package io.yizhan.hub.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT * FROM t WHERE a = :holderCode OR b=:holderCode   | SELECT * FROM t WHERE a = ? OR b=?                       | 2
            SELECT ':holderCode', ":holderCode" WHERE a=:holderCode  | SELECT ':holderCode', ":holderCode" WHERE a=?            | 1
            SELECT 'it''s :holderCode' /* :holderCode */, :holderCode | SELECT 'it''s :holderCode' /* :holderCode */, ?          | 1
            SELECT x::holderCode, :holderCodes -- :holderCode         | SELECT x::holderCode, :holderCodes -- :holderCode        | 0
            SELECT ' :holderCode                                      | SELECT ' :holderCode                                     | 0
            """)
    void onlyTheParameterIsBound(String query, String text, int parameters) {
        assertThat(BoundQuery.of(query)).isEqualTo(new BoundQuery(text, parameters));
    }
}
