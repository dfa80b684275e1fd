package io.yizhan.hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.department.Department;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The configuration as shipped, read by the hub's own reader with the adapters of this module. */
class DepartmentsTest {

    private static final String FEEDS = """
            market-regulation register delimited business-licence LICENCE folder
            market-regulation food json food-operation-licence LICENCE queue
            market-regulation changes json business-licence CHANGE queue
            public-security identity fixed-width resident-identity LICENCE queue
            public-security identity-live json resident-identity LICENCE live
            housing acceptance xml building-acceptance LICENCE http
            health certificates json health-certificate LICENCE http
            civil-affairs marriages xml marriage-certificate LICENCE soap
            natural-resources titles json real-estate-title LICENCE sftp
            tax-bureau ratings delimited tax-credit-rating LICENCE pull
            human-resources insured rows social-insurance LICENCE table
            education degrees xlsx education-degree LICENCE folder
            transport operators delimited road-transport-licence LICENCE folder
            fire-rescue checks delimited fire-acceptance LICENCE folder
            testing-institute reports json inspection-report LICENCE queue""";
    private static final String DELIVERIES = """
            civil-affairs residents resident-identity soap
            natural-resources buildings building-acceptance sftp
            tax-bureau transport-businesses road-transport-licence push
            human-resources degrees education-degree table
            transport inspections inspection-report folder
            fire-rescue buildings building-acceptance folder
            testing-institute operators road-transport-licence queue""";

    @Test
    void theShippedDepartmentsAreReadWithoutAFault() throws Exception {
        List<Department> departments = ConfigReader.read(Repository.root().resolve("config")).departments();
        assertThat(departments.stream().flatMap(department -> department.feeds().stream().map(feed -> String.join(" ", department.id(), feed.id(), feed.format(),
                feed.type().id(), feed.statement().name(), kind(feed.transport()))))).containsExactlyInAnyOrder(FEEDS.split("\n"));
        assertThat(departments.stream().flatMap(department -> department.deliveries().stream().map(delivery -> String.join(" ", department.id(), delivery.id(),
                delivery.type().id(), kind(delivery.target()))))).containsExactlyInAnyOrder(DELIVERIES.split("\n"));
    }

    private static String kind(Object transport) {
        return transport.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
