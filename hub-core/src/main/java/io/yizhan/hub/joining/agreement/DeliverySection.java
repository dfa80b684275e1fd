package io.yizhan.hub.joining.agreement;

import io.yizhan.hub.department.Delivery;
import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Target;
import io.yizhan.hub.joining.agreement.Document.Block;
import io.yizhan.hub.joining.agreement.Document.Cell;
import io.yizhan.hub.joining.agreement.Document.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a department gets from the hub, in its own format. */
record DeliverySection(Words words, Department department) {

    /** Nothing where the department gets nothing delivered. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        if (department.deliveries().isEmpty()) {
            return blocks;
        }
        blocks.add(words.heading(2, "deliveries", "doc.deliveries"));
        blocks.add(words.paragraph("doc.deliveries.what"));
        for (Delivery delivery : department.deliveries()) {
            blocks.add(words.heading(3, "delivery-" + delivery.id(), "doc.delivery", delivery.id(), words.say(delivery.type().name())));
            blocks.add(target(delivery.target()));
            blocks.add(new Document.Facts(List.of(words.code("doc.typeId", delivery.type().id()), words.fact("doc.law", delivery.type().source()),
                    new Fact(words.say("doc.mediaTypes"), Cell.code(delivery.rendition().mediaType())),
                    words.fact("doc.batch", String.valueOf(delivery.batch())))));
            List<String> names = delivery.rendition().names();
            blocks.add(words.table(IntStream.range(0, names.size())
                    .mapToObj(i -> List.of(Cell.text(String.valueOf(i + 1)), Cell.code(names.get(i)))).toList(), "doc.place", "doc.yourName"));
        }
        return blocks;
    }

    private Block target(Target target) {
        if (target instanceof Target.Folder folder) {
            return words.paragraph("doc.target.folder", folder.path());
        }
        if (target instanceof Target.Sftp sftp) {
            return words.paragraph("doc.target.sftp", sftp.server().user() + "@" + sftp.server().host(), String.valueOf(sftp.server().port()),
                    sftp.directory());
        }
        if (target instanceof Target.Push push) {
            return words.paragraph("doc.target.push", push.url(), Sending.duration(push.timeout()));
        }
        if (target instanceof Target.Soap soap) {
            return words.paragraph("doc.target.soap", soap.version(), soap.url(), Sending.duration(soap.timeout()));
        }
        if (target instanceof Target.Queue queue) {
            return words.paragraph("doc.target.queue", queue.name(), department.id());
        }
        Target.Table table = (Target.Table) target;
        return words.paragraph("doc.target.table", table.table(), table.database().url(), table.key());
    }
}
