package io.yizhan.hub.config;

import io.yizhan.hub.catalogue.Text;
import io.yizhan.hub.config.HubConfig.ClientEntry;
import io.yizhan.hub.policy.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code consumers/<id>.yaml}: {@code id}, {@code name}, {@code kind} (consumer, auditor or operator). */
final class ClientReader {

    private static final List<String> KINDS = List.of("consumer", "auditor", "operator");

    private ClientReader() {
    }

    /** @param files by name without ending; a null value was told already */
    static List<ClientEntry> read(Map<String, Section> files) {
        List<ClientEntry> entries = new ArrayList<>();
        files.forEach((name, file) -> {
            if (file != null) {
                entries.add(read(name, file));
            }
        });
        return entries;
    }

    private static ClientEntry read(String name, Section file) {
        Ids.readAs(name, file);
        Text text = file.name("name");
        String kind = file.has("kind") ? file.oneOf("kind", "kind", KINDS) : "consumer";
        file.refuseOthers();
        return new ClientEntry(name, text, kind == null ? null : Client.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
    }
}
