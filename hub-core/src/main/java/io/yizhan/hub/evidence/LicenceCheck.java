package io.yizhan.hub.evidence;

import io.yizhan.hub.evidence.OfflineVerifier.Finding;
import io.yizhan.hub.signing.Seal;
import io.yizhan.hub.signing.Suite;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The check of one licence in an answer: from each field to a digest of its seal, from the seal to its {@code registered} entry, from the
 * entry to a signed checkpoint. Used once, by one thread.
 */
final class LicenceCheck {

    private static final Set<String> DELIVERY_MEMBERS = Set.of("id", "department", "licence", "withheld", "seal", "proof");

    private final String path;
    private final Map<?, ?> object;
    private final boolean delivery;
    private final ProofCheck proofs;
    private final List<Finding> findings;

    /** @param path of the object in the answer, empty for the root @param delivery whether nothing but this check covers the object */
    LicenceCheck(String path, Map<?, ?> object, boolean delivery, ProofCheck proofs, List<Finding> findings) {
        this.path = path;
        this.object = object;
        this.delivery = delivery;
        this.proofs = proofs;
        this.findings = findings;
    }

    void run() {
        Optional<Map<String, String>> fields = fields();
        Optional<Seal> seal = seal();
        Optional<ProofCheck.Proven> proven = proofs.check(at("proof"), object.get("proof"), EventType.REGISTERED);
        if (seal.isPresent() && proven.isPresent()) {
            sealIsRegistered(seal.get(), proven.get());
        }
        proven.ifPresent(this::idIsRegistered);
        if (seal.isPresent() && fields.isPresent()) {
            fieldsAreSealed(fields.get(), seal.get());
            withheld(fields.get(), seal.get());
        }
        if (delivery) {
            delivery(seal, proven);
        }
    }

    private Optional<Map<String, String>> fields() {
        if (!(object.get("licence") instanceof Map<?, ?> licence)) {
            fails("licence", "missing, or no object (E-LICENCE-FORM)");
            return Optional.empty();
        }
        Map<String, String> fields = new TreeMap<>();
        licence.forEach((name, text) -> {
            if (text instanceof String value) {
                fields.put((String) name, value);
            } else {
                fails("licence." + name, "not text, as every field of a licence is (E-LICENCE-FORM)");
            }
        });
        return Optional.of(fields);
    }

    private Optional<Seal> seal() {
        if (!(object.get("seal") instanceof Map<?, ?> json)) {
            fails("seal", "missing, or no object (E-SEAL-FORM)");
            return Optional.empty();
        }
        Map<String, Object> members = new TreeMap<>();
        json.forEach((name, value) -> members.put((String) name, value));
        try {
            return Optional.of(Seal.ofJson(members));
        } catch (IllegalArgumentException e) {
            fails("seal", e.getMessage());
            return Optional.empty();
        }
    }

    private void sealIsRegistered(Seal seal, ProofCheck.Proven proven) {
        Map<String, Object> entry = proven.event().members();
        String digest = HexFormat.of().formatHex(Suite.of(seal.suite()).digest(seal.sealedBytes()));
        if (!(entry.get("message") + "/" + entry.get("record")).equals(seal.envelope())) {
            fails("seal.envelope", "not the envelope that entry " + proven.index() + " registers (E-SEAL-ENVELOPE)");
        } else if (digest.equals(entry.get("seal"))) {
            holds("seal", "the one that entry " + proven.index() + " registers");
        } else {
            fails("seal", "its suite, envelope and digests are not those that entry " + proven.index() + " registers (E-SEAL-CHANGED)");
        }
    }

    private void idIsRegistered(ProofCheck.Proven proven) {
        if (object.containsKey("licenceId") && !Objects.equals(object.get("licenceId"), proven.event().members().get("licence"))) {
            fails("licenceId", "not the licence that entry " + proven.index() + " registers (E-LICENCE-ID)");
        }
    }

    private void fieldsAreSealed(Map<String, String> fields, Seal seal) {
        Set<String> uncovered = new HashSet<>(seal.uncovered(fields));
        fields.keySet().stream().filter(uncovered::contains).forEach(name -> fails("licence." + name, seal.salts().containsKey(name)
                ? "not what the seal covers: the field, its name or its salt was changed (E-FIELD-CHANGED)"
                : "shown without a salt, so nothing covers it (E-FIELD-SALT)"));
        seal.salts().keySet().stream().filter(name -> !fields.containsKey(name))
                .forEach(name -> fails("seal.salts." + name, "the salt of a field that is not shown (E-SALT-FIELD)"));
        if (uncovered.isEmpty()) {
            holds("licence", fields.size() + " fields shown, each as it was sealed; " + (seal.digests().size() - fields.size())
                    + " of the " + seal.digests().size() + " sealed are not shown");
        }
    }

    /** A withheld field has one digest, or two where the source's own text is sealed beside it. */
    private void withheld(Map<String, String> fields, Seal seal) {
        Set<String> names = new HashSet<>();
        if (!(object.get("withheld") instanceof List<?> list)) {
            fails("withheld", "missing, or no list (E-WITHHELD)");
            return;
        }
        for (Object name : list) {
            if (!(name instanceof String text) || fields.containsKey(text) || !names.add(text)) {
                fails("withheld", "names a field twice, one that is shown, or something that is no name (E-WITHHELD)");
                return;
            }
        }
        int hidden = seal.digests().size() - fields.size();
        if (hidden < names.size() || hidden > 2 * names.size()) {
            fails("withheld", "names " + names.size() + " fields, but the seal covers " + hidden + " that are not shown (E-WITHHELD)");
        }
    }

    private void delivery(Optional<Seal> seal, Optional<ProofCheck.Proven> proven) {
        object.keySet().stream().map(String.class::cast).filter(name -> !DELIVERY_MEMBERS.contains(name))
                .forEach(name -> fails(name, "nothing covers this member (E-DELIVERY-MEMBER)"));
        seal.filter(sealed -> !sealed.envelope().equals(object.get("id")))
                .ifPresent(sealed -> fails("id", "missing, or not the envelope of the seal (E-DELIVERY-ID)"));
        proven.filter(entry -> !Objects.equals(entry.event().members().get("department"), object.get("department")))
                .ifPresent(entry -> fails("department", "missing, or not the one that entry " + entry.index() + " names (E-DELIVERY-DEPARTMENT)"));
    }

    private void holds(String member, String detail) {
        findings.add(new Finding(at(member), true, detail));
    }

    private void fails(String member, String detail) {
        findings.add(new Finding(at(member), false, detail));
    }

    private String at(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }
}
