package io.yizhan.hub.adapters.samples;

import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.joining.samples.Outcomes;
import io.yizhan.hub.joining.samples.Sample;
import io.yizhan.hub.validation.LicenceJudge;
import java.nio.file.Path;
import java.util.List;

/** The shipped departments' samples, and what comes of them now. */
final class Expected {

    private static final Path CONFIG = Repository.root().resolve("config");

    private Expected() {
    }

    /** The sample that a file of a {@code samples/in} is. */
    static Sample sample(Path file) throws Exception {
        for (Department department : ConfigReader.read(CONFIG).departments()) {
            for (Sample sample : Sample.of(department, CONFIG.resolve("departments"))) {
                if (sample.file().equals(file)) {
                    return sample;
                }
            }
        }
        throw new AssertionError(file + " is no sample of a department");
    }

    /** What comes of it, one line of JSON a record. */
    static List<String> of(Sample sample) throws Exception {
        HubConfig config = ConfigReader.read(CONFIG);
        return new Outcomes(new LicenceJudge(config.catalogue())).of(sample.feed().orElseThrow(), sample.file()).stream()
                .map(Outcomes.Outcome::line).toList();
    }
}
