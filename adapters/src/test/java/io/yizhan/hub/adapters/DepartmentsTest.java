package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.department.Department;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The configuration as shipped, read by the hub's own reader with the adapters of this module. */
class DepartmentsTest {

    @Test
    void theShippedDepartmentsAreReadWithoutAFault() throws Exception {
        List<Department> departments = ConfigReader.read(Repository.root().resolve("config")).departments();
        assertThat(departments.stream().flatMap(department -> department.feeds().stream()
                .map(feed -> department.id() + "/" + feed.id() + " " + feed.format() + " " + feed.type().id() + " " + feed.statement() + " " + feed.transport())))
                .containsExactlyInAnyOrder(
                        "market-regulation/register delimited business-licence LICENCE Folder[path=in/market-regulation]",
                        "market-regulation/food json food-operation-licence LICENCE Queue[name=intake.market-regulation.food]",
                        "market-regulation/changes json business-licence CHANGE Queue[name=intake.market-regulation.changes]",
                        "public-security/identity fixed-width resident-identity LICENCE Queue[name=intake.public-security]",
                        "housing/acceptance xml building-acceptance LICENCE Http[]",
                        "health/certificates json health-certificate LICENCE Http[]");
    }
}
