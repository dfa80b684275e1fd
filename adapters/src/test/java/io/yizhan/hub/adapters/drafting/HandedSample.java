package io.yizhan.hub.adapters.drafting;

import io.yizhan.hub.adapter.Sample;
import io.yizhan.hub.joining.drafting.SampleFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * A file as a department would hand it over, and what it holds.
 *
 * @param fields what the first records say of each field that the file has; {@code truth.yaml} beside the file says it
 */
record HandedSample(Path file, String shape, String type, Path layout, Map<String, Truth> fields) {

    /** Of one field: what the sample calls it, its texts in the first records, and what they mean in canonical form. */
    record Truth(String column, List<String> raw, List<String> is) {
    }

    Sample sample() throws IOException {
        return SampleFile.read(file, layout);
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    /** The samples of a directory. */
    static List<HandedSample> in(Path directory) {
        try (Reader text = Files.newBufferedReader(directory.resolve("truth.yaml"))) {
            List<HandedSample> samples = new ArrayList<>();
            new Yaml().<Map<String, Map<String, Object>>>load(text).forEach((name, truth) -> samples.add(of(directory, name, truth)));
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static HandedSample of(Path directory, String name, Map<String, Object> truth) {
        Map<String, Truth> fields = new LinkedHashMap<>();
        ((Map<String, Map<String, Object>>) truth.get("fields")).forEach((field, said) -> fields.put(field,
                new Truth(String.valueOf(said.get("column")), (List<String>) said.get("raw"), (List<String>) said.get("is"))));
        Object layout = truth.get("layout");
        return new HandedSample(directory.resolve(name), (String) truth.get("shape"), (String) truth.get("type"), layout == null ? null : directory.resolve((String) layout), fields);
    }
}
