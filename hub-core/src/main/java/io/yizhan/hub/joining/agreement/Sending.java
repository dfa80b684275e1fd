package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import io.yizhan.hub.department.Transport;
import io.yizhan.hub.joining.agreement.Document.Block;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How messages of a feed reach the hub. */
final class Sending {

    private final Words words;
    private final Department department;
    private final Feed feed;
    private final String hub;
    private final List<Block> blocks = new ArrayList<>();

    /** @param hub address of the hub's doors, without a slash at its end */
    Sending(Words words, Department department, Feed feed, String hub) {
        this.words = words;
        this.department = department;
        this.feed = feed;
        this.hub = hub;
    }

    List<Block> blocks(String sample) {
        String file = sample == null ? "FILE" : sample;
        Transport transport = feed.transport();
        if (transport instanceof Transport.Folder folder) {
            say("doc.send.folder", folder.path());
            run("cp " + file + " " + folder.path() + "/" + file + ".part && mv " + folder.path() + "/" + file + ".part " + folder.path() + "/" + file);
        } else if (transport instanceof Transport.Queue queue) {
            say("doc.send.queue", queue.name(), department.id());
        } else if (transport instanceof Transport.Soap) {
            say("doc.send.soap");
            run("curl -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: text/xml; charset=utf-8' \\\n  --data-binary @" + file + " '" + hub
                    + "/api/v1/departments/" + department.id() + "/soap" + query() + "'");
        } else if (transport instanceof Transport.Sftp sftp) {
            String address = sftp.server().user() + "@" + sftp.server().host();
            say("doc.send.sftp", address, String.valueOf(sftp.server().port()), sftp.directory(), duration(sftp.every()));
            say(sftp.leave() ? "doc.send.sftp.leave" : "doc.send.sftp.move");
            run("sftp -P " + sftp.server().port() + " " + address + "\nput " + file + " " + in(sftp.directory(), file) + ".part\nrename "
                    + in(sftp.directory(), file) + ".part " + in(sftp.directory(), file));
        } else if (transport instanceof Transport.Pull pull) {
            say("doc.send.pull", pull.url().toString(), duration(pull.every()), duration(pull.timeout()));
            run("curl -i '" + pull.url() + "'");
        } else if (transport instanceof Transport.Table table) {
            table(table);
        } else if (transport instanceof Transport.Live live) {
            say("doc.send.live", duration(live.timeout()), duration(live.cache()));
        } else if (!(transport instanceof Transport.Http)) {
            say("doc.send.other", transport.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
        say(transport instanceof Transport.Http ? "doc.send.http" : "doc.send.httpToo");
        run("curl -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: " + mediaType() + "' \\\n  -H 'Prefer: wait=30' -H 'Idempotency-Key: "
                + feed.id() + "-0001' \\\n  --data-binary @" + file + " '" + hub + "/api/v1/departments/" + department.id() + "/messages" + query() + "'");
        return blocks;
    }

    private void table(Transport.Table table) {
        say("doc.send.table", table.table(), table.database().url(), table.key(), duration(table.every()));
        if (table.progress() instanceof Transport.Status status) {
            say("doc.send.table.status", status.column(), status.fresh(), status.taken(), status.failed());
            run("UPDATE " + table.table() + " SET " + status.column() + " = '" + status.fresh() + "' WHERE " + table.key() + " = …");
        } else if (table.progress() instanceof Transport.Watermark watermark) {
            say("doc.send.table.watermark", watermark.column());
        }
    }

    private void say(String key, Object... values) {
        blocks.add(words.paragraph(key, values));
    }

    private void run(String command) {
        blocks.add(new Document.Code(command));
    }

    private String query() {
        return feed.id().equals(department.defaultFeed().id()) ? "" : "?feed=" + feed.id();
    }

    private String mediaType() {
        return feed.contentTypes().isEmpty() ? "application/octet-stream" : feed.contentTypes().get(0);
    }

    private static String in(String directory, String file) {
        return directory.isEmpty() ? file : directory + "/" + file;
    }

    /** As configuration writes it: {@code 400ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0 || millis == 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
