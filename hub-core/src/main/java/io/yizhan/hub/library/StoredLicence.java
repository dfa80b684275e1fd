package io.yizhan.hub.library;

import io.yizhan.hub.licence.Licence;
import java.time.Instant;

/**
 * A licence version in the library.
 *
 * @param id         opaque licence id: keyed hash of type, department and number
 * @param version    from 1
 * @param envelope   {@code <message>/<record>} that brought this version
 * @param entry      index of its {@code registered} entry in the log
 * @param since      when it was registered
 */
public record StoredLicence(String id, int version, String department, String envelope, long entry, Instant since, Licence licence) {
}
