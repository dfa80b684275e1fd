package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yizhan.hub.exchange.door.ProblemKinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract and the doors are one. That every answer is what the contract promises, {@link TownHall} checks in all tests. */
class ContractTest {

    @TempDir
    Path home;

    @Test
    void everyDoorIsInTheContractAndTheContractHasNoOther() throws Exception {
        try (TownHall hall = new TownHall(home, Map.of(), null, null)) {
            Set<String> open = new TreeSet<>();
            for (HttpEndpointModel door : hall.house.main().getCamelContext().getComponent("platform-http", PlatformHttpComponent.class).getHttpEndpoints()) {
                if (door.getVerbs() != null) {
                    for (String method : door.getVerbs().split(",")) {
                        open.add(method + " " + door.getUri().replace("|/:never[^\\s\\S]", "").replace("\\x3a", ":"));
                    }
                }
            }
            assertThat(open).isEqualTo(Contract.load().doors());
            assertThat(hall.get("/openapi.yaml", null).http().body()).startsWith("openapi: 3.1.0");
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryDefinitionIsUsed() throws Exception {
        Contract contract = Contract.load();
        List<String> references = contract.document().findValuesAsText("$ref");
        references.forEach(reference -> assertThat(contract.document().at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
        for (String kind : List.of("schemas", "responses", "parameters", "headers")) {
            contract.document().at("/components/" + kind).fieldNames()
                    .forEachRemaining(name -> assertThat(references).contains("#/components/" + kind + "/" + name));
        }
    }

    @Test
    void examplesAreWhatTheirSchemasSay() throws Exception {
        Contract contract = Contract.load();
        List<String> faults = new ArrayList<>();
        for (JsonNode body : contract.document().findValues("requestBody")) {
            JsonNode media = body.at("/content/application~1json");
            if (media.has("example")) {
                contract.check(media.get("schema"), media.get("example"), "", faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyProblemHasItsTitlesAndPagesAndACodeThatIsOne() {
        ProblemKinds.load().all().forEach((code, kind) -> {
            assertThat(code).matches("E-[A-Z0-9-]+");
            assertThat(kind.status()).isBetween(400, 599);
            assertThat(List.of(kind.title().zh(), kind.title().en(), kind.page().zh(), kind.page().en()))
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("<", ">", "&"));
        });
    }
}
