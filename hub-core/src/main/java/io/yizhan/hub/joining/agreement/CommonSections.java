package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.joining.agreement.Document.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds for every feed of a department: keys, acknowledgement and retry, limits. */
record CommonSections(Words words, Department department, String hub) {

    List<Block> blocks(Optional<String> fingerprint) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(words.heading(2, "acknowledgement", "doc.ack"));
        blocks.add(points("doc.ack.durable", "doc.ack.wait", "doc.ack.outcome", "doc.ack.idempotent", "doc.ack.again", "doc.ack.retry", "doc.ack.fix",
                "doc.ack.queue", "doc.ack.folder"));
        blocks.add(new Document.Code("curl -H \"Authorization: Bearer $TOKEN\" '" + hub + "/api/v1/messages/MESSAGE-ID'\ncurl -H \"Authorization: Bearer $TOKEN\" '"
                + hub + "/api/v1/departments/" + department.id() + "/rejections'"));
        blocks.add(words.heading(2, "keys", "doc.keys"));
        blocks.add(words.paragraph("doc.keys.what", department.id()));
        blocks.add(fingerprint.isPresent() ? words.paragraph("doc.keys.fingerprint", fingerprint.get()) : words.paragraph("doc.keys.none"));
        blocks.add(words.paragraph("doc.keys.make", department.id()));
        blocks.add(new Document.Code("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " + department.id() + ".key\nopenssl pkey -in "
                + department.id() + ".key -pubout -out " + department.id() + ".pub\nopenssl pkey -pubin -in " + department.id()
                + ".pub -outform DER | sha256sum"));
        blocks.add(words.paragraph("doc.keys.token", department.id()));
        blocks.add(words.heading(2, "limits", "doc.limitsTitle"));
        blocks.add(points("doc.limit.message", "doc.limit.gzip", "doc.limit.depth", "doc.limit.row", "doc.limit.mask"));
        return blocks;
    }

    private Block points(String... keys) {
        return new Document.Points(Stream.of(keys).map(words::say).toList());
    }
}
