package io.yizhan.hub.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapters.Feeds;
import io.yizhan.hub.adapters.Messages;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void columnsAreTheSourceNames() throws Exception {
        String rows = "{\"编号\":\"1\",\"a/b\":\"x\",\"other\":\"y\"}\n{\"编号\":\"2\"}\n";

        assertThat(Messages.shown(Feeds.of("{format: {rows: {}}, mapping: {number: {copy: 编号}, holderName: {copy: a/b}}}"), rows))
                .isEqualTo("1{a/b=x, 编号=1} 2{编号=2}");
    }

    @Test
    void thereIsNothingToSet() {
        assertThat(catchThrowableOfType(AdapterSettingsException.class, () -> Feeds.of("{format: {rows: {encoding: GBK}}, mapping: {number: {copy: a}}}"))
                .faults()).extracting(AdapterSettingsException.Fault::path).containsExactly("format.rows.encoding");
    }
}
