package io.yizhan.hub.app;

import io.yizhan.hub.config.ConfigException;
import io.yizhan.hub.config.HubConfig;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.joining.agreement.Agreement;
import io.yizhan.hub.joining.agreement.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hub department docs [ID]}: writes interface agreements, {@code <id>.html} and {@code <id>.md}, into a directory; without one, that of one
 * department goes to standard output.
 */
@Command(name = "docs")
final class DocsCommand implements Callable<Integer> {

    enum Format { html, markdown }

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID")
    private String department;
    @Option(names = "--to", paramLabel = "DIR")
    private Path directory;
    @Option(names = "--format", paramLabel = "html|markdown")
    private Format format;
    @Option(names = "--hub", paramLabel = "URL")
    private String hub;
    @Mixin
    private ConfigOption config;

    private final Terminal terminal;

    DocsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ConfigException, CommandFailedException, IOException {
        if (directory == null && department == null) {
            throw new CommandFailedException(Exit.USAGE, "department.docs.where");
        }
        HubConfig read = config.read();
        List<Department> chosen = ConfigOption.chosen(read, department);
        Agreement agreement = new Agreement(new Agreement.Basis(read.catalogue(), config.directory().resolve("departments"), address(read.settings()),
                Version.text()));
        if (directory == null) {
            terminal.out().print(text(agreement, chosen.get(0), format == null ? Format.markdown : format));
            terminal.out().flush();
            return Exit.OK;
        }
        Files.createDirectories(directory);
        for (Department one : chosen) {
            for (Format form : format == null ? List.of(Format.values()) : List.of(format)) {
                Path file = directory.resolve(one.id() + (form == Format.html ? ".html" : ".md"));
                Files.writeString(file, text(agreement, one, form));
                terminal.out().println(file);
            }
        }
        return Exit.OK;
    }

    private String text(Agreement agreement, Department one, Format form) throws IOException {
        Optional<String> fingerprint = Fingerprint.of(config.home().keys().resolve("clients").resolve(one.id() + ".pub"));
        return form == Format.html ? agreement.html(one, fingerprint, terminal.language()) : agreement.markdown(one, fingerprint, terminal.language());
    }

    private String address(HubConfig.Settings settings) {
        String given = hub != null ? hub : "http://" + settings.host() + ":" + settings.port();
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
