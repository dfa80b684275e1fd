package io.yizhan.hub.app;

import io.yizhan.hub.app.importing.ClientTokens;
import io.yizhan.hub.app.importing.HubConnection;
import io.yizhan.hub.app.importing.HubRefusedException;
import io.yizhan.hub.app.importing.HubUnreachableException;
import io.yizhan.hub.app.importing.ImportResult;
import io.yizhan.hub.app.importing.ImportRun;
import io.yizhan.hub.app.importing.ImportedFile;
import io.yizhan.hub.app.importing.Importer;
import io.yizhan.hub.app.importing.Progress;
import io.yizhan.hub.app.importing.ProgressOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code hub import DEPARTMENT FILE…}: feeds files to a running hub and ends when their last record is settled. Standard output carries the
 * result alone. Exit 0 all settled; 1 a local file can't be read or written; 2 usage; 3 with {@code --strict} a record rejected or parked;
 * 4 refused by the hub; 5 hub unreachable.
 */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final int USUAL_WAIT = 60;

    @Parameters(index = "0", paramLabel = "DEPARTMENT")
    private String department;
    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE")
    private List<Path> files;
    @Option(names = "--feed", paramLabel = "FEED")
    private String feed;
    @Option(names = "--type", paramLabel = "MEDIA-TYPE")
    private String mediaType;
    @Option(names = "--errors", paramLabel = "FILE")
    private Path errors;
    @Option(names = "--strict")
    private boolean strict;
    @Option(names = "--wait-hub", paramLabel = "SECONDS")
    private Integer waitHub;
    @Mixin
    private Output output;
    @Mixin
    private HomeOption home;

    private final Terminal terminal;
    private final Clock clock;

    ImportCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<ClientTokens> tokens = usable();
        if (tokens.isEmpty()) {
            return Exit.USAGE;
        }
        Progress progress = ProgressOutput.on(terminal.err(), terminal.texts());
        HubConnection hub = new HubConnection(home.home().runFile(), tokens.get(), terminal.texts().getLocale().toLanguageTag(), patience(), progress);
        Importer importer = new Importer(hub, department, feed, mediaType, progress);
        ImportResult result = new ImportRun(hub, importer, department, errors, new Told()).run(files);
        if (output.isJson()) {
            terminal.out().println(result.json());
        } else {
            result.table().forEach(terminal.out()::println);
        }
        return exit(result);
    }

    /** A hub never met is waited for only where that was asked for: more likely the home is the wrong one. */
    private HubConnection.Patience patience() {
        return new HubConnection.Patience(Duration.ofSeconds(waitHub == null ? 0 : waitHub), Duration.ofSeconds(waitHub == null ? USUAL_WAIT : waitHub));
    }

    private int exit(ImportResult result) {
        boolean lacking = strict && result.sum(ImportedFile::rejected) + result.sum(ImportedFile::parked) > 0;
        return switch (result.ending()) {
            case LOST -> Exit.UNREACHABLE;
            case REFUSED -> Exit.REFUSED;
            case COMPLETE -> lacking ? Exit.INVALID_DATA : Exit.OK;
        };
    }

    /** What the command line names must be there before anything is sent; all that is missing is told at once. */
    private Optional<ClientTokens> usable() {
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                faults.add(terminal.text("import.noFile", file));
            } else if (errors != null && isSame(file, errors)) {
                faults.add(terminal.text("import.errorsIsInput", errors));
            }
        }
        if (errors != null && !Files.isDirectory(errors.toAbsolutePath().getParent())) {
            faults.add(terminal.text("import.noErrorsFolder", errors));
        }
        ClientTokens tokens = null;
        Path clients = home.home().keys().resolve("clients");
        Path key = clients.resolve(department + ".key");
        if (!ID.matcher(department).matches() || !Files.isRegularFile(key)) {
            faults.add(terminal.text("import.noKey", department, clients));
        } else {
            try {
                tokens = ClientTokens.of(department, key, clock);
            } catch (IOException e) {
                faults.add(e.getMessage());
            }
        }
        faults.forEach(terminal.err()::println);
        return faults.isEmpty() ? Optional.of(tokens) : Optional.empty();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
        }
    }

    private final class Told implements ImportRun.Listener {

        @Override
        public void refused(String file, HubRefusedException refusal) {
            terminal.tell("import.refused", file, refusal.title(), refusal.getMessage(), refusal.code());
        }

        @Override
        public void lost(String file, HubUnreachableException loss) {
            terminal.tell("import.unreachable", file, loss.getMessage(), home.home().directory());
        }
    }
}
