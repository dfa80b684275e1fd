package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.adapter.SourceRecord;
import io.yizhan.hub.licence.Violation;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Suite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A chunk on the broker")
class ChunkCodecTest {

    @Test
    @DisplayName("is read back as it was written, records that could not be read among them")
    void roundTrip(@TempDir Path directory) throws Exception {
        ChunkCodec codec = new ChunkCodec(KeyRing.open(directory, Suite.INTL, "qingshan.example/test").vault());
        Chunk chunk = new Chunk("0mwrgbtfzzo6gbvyt", "market-regulation", "register", "00ff", List.of(
                SourceRecord.of(1, 2, Map.of("企业名称", "老街小馆", "法人代表", "\uE863")),
                SourceRecord.faulty(2, 3, new Violation("record", "E-ROW-COLUMNS", "the row has 13 columns and the header 10"))));

        byte[] bytes = codec.write(List.of(chunk));

        assertThat(codec.chunks(bytes)).containsExactly(chunk);
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("老街小馆");
        assertThat(codec.pointer(codec.write(new Pointer("0mwrgbtfzzo6gbvyt", 65)))).isEqualTo(new Pointer("0mwrgbtfzzo6gbvyt", 65));
    }
}
