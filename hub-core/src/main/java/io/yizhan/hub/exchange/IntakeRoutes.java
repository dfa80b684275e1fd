package io.yizhan.hub.exchange;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.exchange.source.PullPoll;
import io.yizhan.hub.exchange.source.SftpFiles;
import io.yizhan.hub.exchange.source.Sources;
import io.yizhan.hub.exchange.source.TablePoll;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** Stage 1a: what a department puts into its folders and queues, and where the hub looks by itself. Its HTTP door is {@link MessageRoutes}. */
final class IntakeRoutes extends RouteBuilder {

    private final Department department;
    private final Path home;
    private final Intake intake;
    private final Sources sources;
    private final BesideFiles beside;

    IntakeRoutes(Department department, Path home, Sources sources, BesideFiles beside) {
        this.department = department;
        this.home = home;
        this.intake = sources.intake();
        this.sources = sources;
        this.beside = beside;
    }

    @Override
    public void configure() {
        for (Feed feed : department.feeds()) {
            FeedDoor door = new FeedDoor(department, feed, intake, beside);
            if (feed.transport() instanceof Transport.Folder folder) {
                from(folder(folder, feed.attachment() != null && feed.attachment().beside())).routeId(door.routeId()).routeConfigurationId(ErrorPolicy.FOLDER)
                        .process(door::takeFile);
            } else if (feed.transport() instanceof Transport.Queue queue) {
                from(ProcessRoutes.transacted(queue.name(), 1)).routeId(door.routeId()).routeConfigurationId(ErrorPolicy.QUEUE)
                        .process(door::takeMessage);
            } else if (feed.transport() instanceof Transport.Sftp sftp) {
                SftpFiles files = new SftpFiles(door.routeId(), department, feed, sftp, sources);
                from(files.endpoint(getContext())).routeId(door.routeId()).routeConfigurationId(ErrorPolicy.SFTP)
                        .process(files::take);
            } else if (feed.transport() instanceof Transport.Pull pull) {
                from(every(pull.every(), door.routeId())).routeId(door.routeId())
                        .process(new PullPoll(door.routeId(), department, feed, pull, sources)::poll);
            } else if (feed.transport() instanceof Transport.Table table) {
                from(every(table.every(), door.routeId())).routeId(door.routeId())
                        .process(new TablePoll(door.routeId(), department, feed, table, sources)::poll);
            }
        }
    }

    /** One look after the other, on a thread of the route's own. */
    private static String every(Duration pause, String routeId) {
        return "scheduler:" + routeId + "?initialDelay=0&delay=" + pause.toMillis();
    }

    /**
     * Files still being written are left alone: their size must stand still for a while first. A file that could not be taken for want of disk or
     * store stays where it is, and is tried again. Files of licences are no data: {@link BesideFiles} takes them.
     */
    private String folder(Transport.Folder folder, boolean withFiles) {
        return "file:" + home.resolve(folder.path()) + "?move=${exchangeProperty." + FeedDoor.ASIDE + "}/${date:now:yyyyMMddHHmmssSSS}-${file:name}"
                + "&readLock=changed&readLockCheckInterval=250&readLockMinAge=500&readLockLoggingLevel=OFF&initialDelay=0&delay=500"
                + "&sortBy=file:name&exclude=(?i).*[.](part|tmp|filepart" + (withFiles ? "|" + BesideFiles.ENDINGS : "") + ")$";
    }
}
