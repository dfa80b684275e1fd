package io.yizhan.hub.department;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.LicenceType;

/**
 * One stream of a department's data. Whatever its transport, any feed also takes HTTP posts of its department.
 *
 * @param contentTypes media types its HTTP door accepts
 */
public record Feed(String id, String department, Transport transport, String format, LicenceType type, Statement statement,
        Adapter adapter, java.util.List<String> contentTypes) {
}
