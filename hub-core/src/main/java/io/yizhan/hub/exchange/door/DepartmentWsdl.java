package io.yizhan.hub.exchange.door;

import io.yizhan.hub.department.Department;
import io.yizhan.hub.department.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The WSDL 1.1 of a department's SOAP feeds: one service, two ports a feed, SOAP 1.1 and 1.2. Immutable. */
final class DepartmentWsdl {

    private static final String FILE = "/soap/department.wsdl";
    private static final String PORT = """
                <wsdl:port name="%1$s-soap%2$s" binding="tns:soap%2$s"><soap%2$s:address location="%3$s"/></wsdl:port>
            """;

    private final String template;

    private DepartmentWsdl(String template) {
        this.template = template;
    }

    /** @throws IllegalStateException where the shipped file is missing */
    static DepartmentWsdl load() {
        try (InputStream file = DepartmentWsdl.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("hub-core.jar lacks " + FILE);
            }
            return new DepartmentWsdl(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " can't be read", e);
        }
    }

    /** @param base address the hub is reached at, scheme and host, without markup */
    byte[] of(Department department, List<Feed> feeds, String base) {
        StringBuilder ports = new StringBuilder();
        for (Feed feed : feeds) {
            String address = base + "/api/v1/departments/" + department.id() + "/soap?feed=" + feed.id();
            ports.append(PORT.formatted(feed.id(), "11", address)).append(PORT.formatted(feed.id(), "12", address));
        }
        // Ids are lower-case letters, digits and hyphens: nothing in them needs escaping.
        return template.replace("@department@", department.id()).replace("@ports@", ports.toString().strip()).getBytes(StandardCharsets.UTF_8);
    }
}
