package io.yizhan.hub.catalogue;

import java.util.List;

/** A service item (政务服务事项) and the materials it requires, in the order asked for. */
public record ServiceItem(String id, Text name, List<Material> materials) {
}
