package io.yizhan.hub.library;

import io.yizhan.hub.codec.CanonicalMembers;
import io.yizhan.hub.codec.Json;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.signing.Vault;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Licences as locked bytes: canonical JSON of the flat view. */
final class LicenceBodies {

    private final Vault vault;

    LicenceBodies(Vault vault) {
        this.vault = vault;
    }

    byte[] lock(CanonicalMembers flat) {
        return vault.lock(flat.object());
    }

    Licence unlock(byte[] body) {
        try {
            SortedMap<String, String> flat = new TreeMap<>();
            for (Map.Entry<String, Object> field : Json.object(vault.unlock(body)).entrySet()) {
                flat.put(field.getKey(), (String) field.getValue());
            }
            return Licence.ofFlat(flat);
        } catch (IOException e) {
            throw new IllegalStateException("a licence body of the library is no JSON; restore data/hub.db from a sound copy (E-LIBRARY-DAMAGED)", e);
        }
    }
}
