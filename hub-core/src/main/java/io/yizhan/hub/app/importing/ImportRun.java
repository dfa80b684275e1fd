package io.yizhan.hub.app.importing;

import io.yizhan.hub.app.importing.ImportResult.Ending;
import io.yizhan.hub.app.importing.ImportedFile.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One import of several files: each is sent and settled before the next is begun. A file the hub refuses does not keep the others from
 * being imported, unless it refuses the sender; a hub that is lost for good ends the run. For one thread, once.
 */
public final class ImportRun {

    /** Told of what the result alone does not show. */
    public interface Listener {
        void refused(String file, HubRefusedException refusal);

        void lost(String file, HubUnreachableException loss);
    }

    private static final Set<Integer> SENDER_REFUSED = Set.of(401, 403);

    private final HubConnection hub;
    private final Importer importer;
    private final String department;
    private final Path errors;
    private final Listener listener;
    private Ending ending = Ending.COMPLETE;
    private boolean stopped;

    /** @param errors file for the rejected records, or null */
    public ImportRun(HubConnection hub, Importer importer, String department, Path errors, Listener listener) {
        this.hub = hub;
        this.importer = importer;
        this.department = department;
        this.errors = errors;
        this.listener = listener;
    }

    /** Imports the files in order. The result names every file that was begun. @throws IOException where a local file can't be read or written */
    public ImportResult run(List<Path> files) throws IOException, InterruptedException {
        long began = System.nanoTime();
        List<ImportedFile> done = new ArrayList<>();
        try (ErrorRows rows = errors == null ? null : new ErrorRows(errors)) {
            for (Path file : files) {
                if (!stopped) {
                    done.add(one(file, rows));
                }
            }
        }
        return new ImportResult(List.copyOf(done), Duration.ofNanos(System.nanoTime() - began), ending);
    }

    private ImportedFile one(Path file, ErrorRows rows) throws IOException, InterruptedException {
        String named = file.toString();
        ImportedFile outcome = ImportedFile.without(named, State.UNSETTLED, null);
        try {
            outcome = importer.importFile(file, named);
            if (rows != null && outcome.rejected() > 0) {
                rows.add(hub, department, outcome.messageId(), named);
            }
            return outcome;
        } catch (HubRefusedException refusal) {
            listener.refused(named, refusal);
            stopped = SENDER_REFUSED.contains(refusal.status());
            ending = Ending.REFUSED;
            return outcome.messageId() != null ? outcome : ImportedFile.without(named, State.REFUSED, refusal.code());
        } catch (UnsettledException lost) {
            lose(named, (HubUnreachableException) lost.getCause());
            return lost.file();
        } catch (HubUnreachableException lost) {
            lose(named, lost);
            return outcome;
        }
    }

    private void lose(String file, HubUnreachableException loss) {
        listener.lost(file, loss);
        stopped = true;
        ending = Ending.LOST;
    }
}
