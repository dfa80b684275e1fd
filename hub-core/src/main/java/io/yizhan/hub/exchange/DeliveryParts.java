package io.yizhan.hub.exchange;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.codec.CanonicalText;
import io.yizhan.hub.evidence.Proof;
import io.yizhan.hub.exchange.broker.DeliveryText;
import io.yizhan.hub.signing.Seal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The delivery of one licence in parts: each is written once, and the text for each consumer is put together from them. It is the canonical JSON of
 * {@code {department, id, licence, proof, seal, withheld}}.
 */
final class DeliveryParts {

    /** What is written of each field comes with a comma before it, which the first one shown goes without. */
    private static final int COMMA = 1;
    private static final int A_USUAL_TEXT = 5_000;

    private final String[] names;
    /** What a grant calls each. */
    private final String[] fields;
    /** Where the members of {@code licence} and {@code salts} and the names withheld begin in the text of all parts, and one past the end of the last. */
    private final int[] shown;
    private final int[] salts;
    private final int[] withheld;
    private final DeliveryText parts;
    private final int end;

    /** Where parts are written, one licence after the other: so much memory need not be cleared for each. Of one thread. */
    static final class Desk {
        private final CanonicalText text = new CanonicalText(A_USUAL_TEXT);
        private final DeliveryText parts = new DeliveryText();
        private final Map<String, String> begun = new HashMap<>();

        /** The beginning of a member, comma and colon and all. */
        private String begun(String name) {
            return begun.computeIfAbsent(name, n -> "," + CanonicalJson.text(n) + ":");
        }
    }

    /**
     * @param flat  flat view of the licence as sealed
     * @param proof of its registered entry
     * @param desk  not used for another licence as long as these parts are
     */
    DeliveryParts(String department, SortedMap<String, String> flat, Seal seal, Proof proof, Desk desk) {
        int count = flat.size();
        names = flat.keySet().toArray(String[]::new);
        fields = new String[count];
        shown = new int[count + 1];
        salts = new int[count + 1];
        withheld = new int[count + 1];
        CanonicalText text = desk.text.clear();
        text.raw("{\"department\":").quote(department).raw(",\"id\":").quote(seal.envelope()).raw(",\"licence\":{");
        int at = 0;
        for (Map.Entry<String, String> member : flat.entrySet()) {
            fields[at] = ShownLicence.field(member.getKey());
            shown[at++] = text.length();
            text.raw(desk.begun(member.getKey())).quote(member.getValue());
        }
        shown[count] = text.length();
        text.raw("},\"proof\":\"").lines(proof.lines()).unquoted(proof.checkpoint()).raw("\",\"seal\":{\"digests\":").rawTexts(seal.digests());
        text.raw(",\"envelope\":").quote(seal.envelope()).raw(",\"salts\":{");
        for (int i = 0; i < count; i++) {
            salts[i] = text.length();
            text.raw(desk.begun(names[i])).raw("\"").raw(seal.salts().get(names[i])).raw("\"");
        }
        salts[count] = text.length();
        text.raw("},\"suite\":").quote(seal.suite()).raw("},\"withheld\":[");
        for (int i = 0; i < count; i++) {
            withheld[i] = text.length();
            text.raw(",").quote(names[i]);
        }
        withheld[count] = text.length();
        text.raw("]}");
        end = text.length();
        parts = desk.parts;
        parts.set(text.chars(), end);
    }

    /** Writes the delivery for a grant of these fields. */
    void write(Set<String> permitted, DeliveryText to) {
        boolean[] isShown = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            isShown[i] = ShownLicence.isShown(fields[i], permitted);
        }
        to.append(parts, 0, shown[0]);
        list(shown, isShown, to);
        to.append(parts, shown[names.length], salts[0]);
        list(salts, isShown, to);
        to.append(parts, salts[names.length], withheld[0]);
        for (int i = 0; i < names.length; i++) {
            // A raw value is withheld with its field, which alone is named.
            isShown[i] = !isShown[i] && names[i].equals(fields[i]);
        }
        list(withheld, isShown, to);
        to.append(parts, withheld[names.length], end);
    }

    private void list(int[] begins, boolean[] chosen, DeliveryText to) {
        int skipped = COMMA;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                to.append(parts, begins[i] + skipped, begins[i + 1]);
                skipped = 0;
            }
        }
    }
}
