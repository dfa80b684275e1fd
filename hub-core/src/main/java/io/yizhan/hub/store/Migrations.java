package io.yizhan.hub.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Brings the tables to the newest version: the migrations are named here, so that nothing is scanned when the hub starts. */
final class Migrations implements ResourceProvider {

    static final String FOLDER = "db/migration/";
    static final List<String> FILES = List.of("V1__hub.sql", "V2__sources.sql", "V3__outboxes.sql", "V4__acknowledged.sql", "V5__licence_ids.sql");

    static void apply(DataSource source) {
        apply(source, "latest");
    }

    /** As far as a version, for what has to begin with an older home. */
    static void apply(DataSource source, String version) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .placeholders(SchemaWords.SQLITE)
                .target(version)
                .load()
                .migrate();
    }

    @Override
    public LoadableResource getResource(String name) {
        return FILES.stream().filter(name::endsWith).findFirst().map(Migration::new).orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return FILES.stream().filter(f -> f.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(f::endsWith))
                .map(f -> (LoadableResource) new Migration(f)).toList();
    }

    /** One file of the folder. */
    private static final class Migration extends LoadableResource {
        private final String file;

        Migration(String file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
                return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + file;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + file;
        }

        @Override
        public String getFilename() {
            return file;
        }

        @Override
        public String getRelativePath() {
            return file;
        }
    }
}
