package io.yizhan.hub.exchange;

import io.yizhan.hub.codec.CanonicalJson;
import io.yizhan.hub.signing.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * The delivery of one licence in parts: each is written once, and the text for each consumer is put together from them. It is the canonical JSON of
 * {@code {department, id, licence, proof, seal, withheld}}.
 */
final class DeliveryParts {

    /** @param field what a grant calls it; @param shown and @param salt its members of {@code licence} and {@code salts} */
    private record Part(String name, String field, String shown, String salt) {
    }

    private final List<Part> fields = new ArrayList<>();
    private final String beforeLicence;
    private final String proof;
    private final String digests;
    private final String beforeSalts;
    private final String beforeWithheld;

    /** @param flat flat view of the licence as sealed; @param proof tlog-proof of its registered entry */
    DeliveryParts(String department, SortedMap<String, String> flat, Seal seal, String proof) {
        beforeLicence = "{\"department\":" + CanonicalJson.quoted(department) + ",\"id\":" + CanonicalJson.quoted(seal.envelope()) + ",\"licence\":{";
        this.proof = CanonicalJson.quoted(proof);
        digests = seal.digests().isEmpty() ? "" : '"' + String.join("\",\"", seal.digests()) + '"';
        beforeSalts = "],\"envelope\":" + CanonicalJson.quoted(seal.envelope()) + ",\"salts\":{";
        beforeWithheld = "},\"suite\":\"" + seal.suite() + "\"},\"withheld\":[";
        flat.forEach((name, text) -> {
            String begun = CanonicalJson.quoted(name) + ':';
            fields.add(new Part(name, ShownLicence.field(name), begun + CanonicalJson.quoted(text), begun + CanonicalJson.quoted(seal.salts().get(name))));
        });
    }

    /** Writes the delivery for a grant of these fields. */
    void write(Set<String> permitted, StringBuilder to) {
        List<Part> shown = new ArrayList<>(fields.size());
        List<String> withheld = new ArrayList<>(fields.size());
        for (Part part : fields) {
            if (ShownLicence.isShown(part.field(), permitted)) {
                shown.add(part);
            } else if (part.name().equals(part.field())) {
                withheld.add(part.name());
            }
        }
        to.append(beforeLicence);
        for (int i = 0; i < shown.size(); i++) {
            to.append(i == 0 ? "" : ",").append(shown.get(i).shown());
        }
        to.append("},\"proof\":").append(proof).append(",\"seal\":{\"digests\":[").append(digests).append(beforeSalts);
        for (int i = 0; i < shown.size(); i++) {
            to.append(i == 0 ? "" : ",").append(shown.get(i).salt());
        }
        to.append(beforeWithheld);
        for (int i = 0; i < withheld.size(); i++) {
            to.append(i == 0 ? "" : ",").append(CanonicalJson.quoted(withheld.get(i)));
        }
        to.append("]}");
    }
}
