package io.yizhan.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house and who may use whom. */
@DisplayName("The house")
class HouseTest {

    /** Bottom floor first; each room may use those before it. */
    private static final List<String> ROOMS = List.of("licence", "metrics", "adapter", "codec", "signing", "evidence", "store", "library",
            "catalogue", "policy", "department", "validation", "lookup", "material", "exchange", "config", "joining", "console", "app");

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.yizhan.hub");
    }

    static Stream<String> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest(name = "{0} uses no room above it")
    @MethodSource("rooms")
    void usesOnlyRoomsBelow(String room) {
        String[] above = ROOMS.stream().skip(ROOMS.indexOf(room) + 1L).map(HouseTest::of).toArray(String[]::new);
        if (above.length > 0) {
            ArchRule rule = noClasses().that().resideInAPackage(of(room)).should().dependOnClassesThat().resideInAnyPackage(above);
            rule.check(house);
        }
    }

    @ParameterizedTest(name = "{0} stays in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            org.apache.camel..                | exchange,console,app
            org.apache.activemq.artemis..     | exchange,app
            org.bouncycastle..                | signing,policy
            com.nimbusds..                    | policy
            org.jdbi..                        | store,library
            org.flywaydb..                    | store
            org.hibernate.validator..         | validation
            picocli..                         | app
            io.github.resilience4j..          | lookup
            io.micrometer..                   | metrics,app
            """)
    void librariesStayInTheirRooms(String library, String rooms) {
        String[] others = ROOMS.stream().filter(r -> !List.of(rooms.split(",")).contains(r)).map(HouseTest::of).toArray(String[]::new);
        noClasses().that().resideInAnyPackage(others).should().dependOnClassesThat().resideInAPackage(library).check(house);
    }

    @Test
    @DisplayName("the adapter contract shows no type of a library")
    void adapterContractIsPlain() {
        classes().that().resideInAnyPackage(of("adapter"), of("licence")).should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "jakarta.validation..", of("adapter"), of("licence")).check(house);
    }

    @Test
    @DisplayName("every class lives in a room")
    void everyClassHasARoom() {
        String[] all = IntStream.range(0, ROOMS.size()).mapToObj(i -> of(ROOMS.get(i))).toArray(String[]::new);
        classes().should().resideInAnyPackage(all).check(house);
        for (String room : ROOMS) {
            assertThat(house.stream().anyMatch(c -> c.getPackageName().startsWith("io.yizhan.hub." + room)))
                    .as("a guard on a room that does not exist guards nothing: " + room).isTrue();
        }
    }

    private static String of(String room) {
        return "io.yizhan.hub." + room + "..";
    }
}
