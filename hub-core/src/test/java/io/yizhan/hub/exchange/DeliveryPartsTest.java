package io.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.broker.DeliveryText;
import io.yizhan.hub.licence.Licence;
import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.Seal;
import io.yizhan.hub.signing.Sealer;
import io.yizhan.hub.signing.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryPartsTest {

    private static final Proof PROOF = new Proof(7, "{}".getBytes(StandardCharsets.UTF_8), List.of(new byte[32], new byte[32]),
            "qingshan.example/log\n1\n\n— qingshan.example/log AAAA\n");

    @TempDir
    Path home;

    @Test
    void thePartsMakeTheCanonicalJsonOfTheWhole() throws IOException {
        SortedMap<String, String> flat = Licences.business().flat();
        flat.put("scope", "餐饮服务\t\"热食\"\\冷食 \ud867\ude3d\u0001/é");
        flat.put("scope" + Licence.RAW_SUFFIX, "");
        Seal seal = new Sealer(Suite.INTL, KeyRing.open(home, Suite.INTL, "qingshan.example/log").keyedHash("salt")).seal("m1/7", flat);
        DeliveryParts.Desk desk = new DeliveryParts.Desk();
        new DeliveryParts("the licence before", flat, seal, PROOF, desk);
        DeliveryParts parts = new DeliveryParts("market-regulation", flat, seal, PROOF, desk);

        for (Set<String> granted : Set.of(Set.<String>of(), Set.of("scope"), Set.of("capital", "holderName", "number"), Set.copyOf(flat.keySet()))) {
            DeliveryText text = new DeliveryText();
            parts.write(granted, text);
            assertThat(text).hasToString(whole(flat, seal, granted));
        }
    }

    private static String whole(SortedMap<String, String> flat, Seal seal, Set<String> granted) {
        Map<String, Object> whole = new TreeMap<>(ShownLicence.of(flat, seal, PROOF.text(), granted).toJson());
        whole.put("id", "m1/7");
        whole.put("department", "market-regulation");
        return CanonicalJson.text(whole);
    }
}
