package io.yizhan.hub.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.FormatRecogniser;
import io.yizhan.hub.adapter.RecognisedFormat;
import io.yizhan.hub.adapter.RecordReader;
import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.adapter.UnreadableMessageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Samples of anybody, shown to all recognisers; what they say of it is a format whose settings are sound and whose reader takes the sample or refuses it. */
class RecognisersFuzzTest {

    private static final byte[] RECORDS = "云岭茶业有限公司    20240105A1\n老街小馆            20230301B2\n".getBytes(Charset.forName("GB18030"));
    private static final List<FormatRecogniser> RECOGNISERS = ServiceLoader.load(FormatRecogniser.class).stream()
            .map(ServiceLoader.Provider::get).toList();

    @FuzzTest
    void sample(byte[] sample) throws Exception {
        Bounds.hold(sample, bytes -> recognised(new Sample("sample.dat", bytes, true, null)));
        Bounds.hold(sample, bytes -> recognised(new Sample("sample.csv", bytes, false, null)));
    }

    @FuzzTest
    void layout(byte[] layout) throws Exception {
        Bounds.hold(layout, bytes -> recognised(new Sample("sample.txt", RECORDS, true, bytes)));
    }

    /** Settings follow from the sample alone; those of a layout are as sound as the layout, and the configuration check tells of the faults. */
    private static List<RecognisedFormat> recognised(Sample sample) throws IOException {
        List<RecognisedFormat> all = new ArrayList<>();
        for (FormatRecogniser recogniser : RECOGNISERS) {
            for (RecognisedFormat format : recogniser.recognise(sample)) {
                if (!(format.confidence() >= 0 && format.confidence() <= 1)) {
                    throw new AssertionError("confidence " + format.confidence());
                }
                if (sample.layout() == null) {
                    read(format, sample);
                }
                all.add(format);
            }
        }
        return all;
    }

    private static void read(RecognisedFormat format, Sample sample) throws IOException {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (!format.columns().isEmpty()) {
            mapping.put("number", Map.of("copy", format.columns().get(0).source()));
        }
        try (RecordReader reader = adapter(format, mapping).open(new ByteArrayInputStream(sample.bytes()))) {
            reader.next();
        } catch (UnreadableMessageException e) {
            if (e.code().isEmpty()) {
                throw new AssertionError("refused without a code", e);
            }
        }
    }

    private static Adapter adapter(RecognisedFormat format, Map<String, Object> mapping) {
        AdapterFactory factory = ServiceLoader.load(AdapterFactory.class).stream().map(ServiceLoader.Provider::get)
                .filter(f -> f.format().equals(format.format())).findFirst().orElseThrow();
        try {
            return factory.create(new AdapterSettings("test", "test", "test", Statement.LICENCE, format.settings(), mapping, name -> null, 1 << 20));
        } catch (AdapterSettingsException e) {
            throw new AssertionError(format.format() + " recognised with settings that it does not take: " + e.faults(), e);
        }
    }
}
