package io.yizhan.hub.department;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.LicenceType;

/**
 * One stream of a department's data. Whatever its transport, any feed also takes HTTP posts of its department.
 *
 * @param contentTypes media types its HTTP door accepts
 * @param attachment   the file each licence comes with, or null
 */
public record Feed(String id, String department, Transport transport, String format, LicenceType type, Statement statement,
        Adapter adapter, java.util.List<String> contentTypes, Attachment attachment) {

    /** A feed whose licences come without files. */
    public Feed(String id, String department, Transport transport, String format, LicenceType type, Statement statement, Adapter adapter,
            java.util.List<String> contentTypes) {
        this(id, department, transport, format, type, statement, adapter, contentTypes, null);
    }
}
