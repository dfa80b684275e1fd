package io.yizhan.hub.adapters.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingReaderTest {

    private static final String TEXT = "number,name\n1,老街小馆\n2,private use \uE000 \uE765\n3,beyond \uD840\uDC0B\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void autoTellsTheEncodingWithoutAMark(String charset) throws IOException {
        assertThat(decode(TEXT.getBytes(Charset.forName(charset)), Encoding.AUTO)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
    void autoFollowsTheByteOrderMarkAndDropsIt(String charset) throws IOException {
        assertThat(decode(("\uFEFF" + TEXT).getBytes(Charset.forName(charset)), Encoding.AUTO)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void autoTellsUtf16ByItsZeroBytes(String charset) throws IOException {
        for (String text : new String[] {TEXT.repeat(5_000), "姓名\t统一社会信用代码\n一二三，一二三\t123\n", "{}", "<a/>"}) {
            assertThat(decode(text.getBytes(Charset.forName(charset)), Encoding.AUTO)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\0cd\n", "a\0\0\0,b\0\0\0\n", "\0a,b,c\0d\n", "\0", "a\0"})
    void strayZeroBytesAreCharacters(String text) throws IOException {
        String message = text + "老街小馆，没有零字节的一行，和很多别的行。\n".repeat(9);
        assertThat(decode(message.getBytes(StandardCharsets.UTF_8), Encoding.AUTO)).isEqualTo(message);
        assertThat(decode(message.getBytes("GB18030"), Encoding.AUTO)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"Big5, 臺北市政府｜許功蓋", "windows-1251, Общество с ограниченной ответственностью", "UTF-16LE, 老街\uD840\uDC0B", "UTF-16BE, 老街", "UTF-16, 老街"})
    void namedEncodingsNeedNoMark(String charset, String text) throws IOException {
        assertThat(decode(text.getBytes(Charset.forName(charset)), Encoding.named(charset).orElseThrow())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 0", "UTF-8, 65533", "GB18030, 65535", "GB18030, 65537", "GB18030, 400001", "UTF-8, 400001"})
    void autoDecidesWhereTheFirstOtherByteComes(String charset, int asciiBefore) throws IOException {
        String text = "a".repeat(asciiBefore) + TEXT.repeat(5_000);
        assertThat(decode(text.getBytes(Charset.forName(charset)), Encoding.AUTO)).isEqualTo(text);
    }

    @Test
    void charactersAreNotCutWhateverTheReadsBring() throws IOException {
        for (String charset : new String[] {"UTF-8", "GB18030"}) {
            InputStream byteByByte = new ByteArrayInputStream(TEXT.repeat(50).getBytes(Charset.forName(charset))) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) {
                    return super.read(target, offset, Math.min(length, 1));
                }
            };
            assertThat(all(new DecodingReader(byteByByte, Encoding.AUTO))).isEqualTo(TEXT.repeat(50));
        }
    }

    @Test
    void laterBytesOfAnotherEncodingAreReportedWithTheirPlace() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] utf8 = "老".repeat(40_000).getBytes(StandardCharsets.UTF_8);
        bytes.write(utf8);
        bytes.write("老街".getBytes("GB18030"));
        assertThatThrownBy(() -> decode(bytes.toByteArray(), Encoding.AUTO)).isInstanceOf(UnreadableInput.class)
                .hasMessageContaining("byte " + (utf8.length + 1) + ": not UTF-8");
    }

    @Test
    void aCharacterCutOffAtTheEndIsReported() {
        assertThatThrownBy(() -> decode(new byte[] {'a', (byte) 0xC0}, Encoding.AUTO)).hasMessageContaining("byte 2: not GB18030");
    }

    @Test
    void whatComesBeforeTheFaultIsHandedOut() throws IOException {
        byte[] bytes = {'a', 'b', '\n', (byte) 0xFF, 'c'};
        try (DecodingReader reader = new DecodingReader(new ByteArrayInputStream(bytes), new Encoding(StandardCharsets.UTF_8))) {
            char[] chars = new char[10];
            assertThat(reader.read(chars, 0, 10)).isEqualTo(3);
            assertThatThrownBy(() -> reader.read(chars, 0, 10)).hasMessageContaining("byte 4");
        }
    }

    @Test
    void aMarkThatContradictsTheDeclarationIsReported() {
        assertThatThrownBy(() -> decode("\uFEFFa".getBytes(StandardCharsets.UTF_8), new Encoding(Encoding.GB18030)))
                .hasMessageContaining("byte order mark of UTF-8");
    }

    @Test
    void gbkIsReadAsGb18030() {
        assertThat(Encoding.named("gbk")).contains(new Encoding(Encoding.GB18030));
        assertThat(Encoding.named("no such")).isEmpty();
    }

    private static String decode(byte[] bytes, Encoding encoding) throws IOException {
        return all(new DecodingReader(new ByteArrayInputStream(bytes), encoding));
    }

    private static String all(DecodingReader reader) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return text.toString();
    }
}
