package io.yizhan.hub.department;

import io.yizhan.hub.adapter.Rendition;
import io.yizhan.hub.catalogue.LicenceType;

/**
 * What a department gets of one licence type: those its grants forward, in its own format, put where it wants them.
 *
 * @param batch most licences of one file, post or message; a full one is not waited for
 */
public record Delivery(String id, String department, LicenceType type, Target target, Rendition rendition, int batch) {
}
