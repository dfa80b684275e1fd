package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.catalogue.FieldRule;
import io.yizhan.hub.catalogue.LicenceType;
import io.yizhan.hub.catalogue.NamesInUse;
import java.util.List;
import java.util.Locale;

/** What the values of a text field look like, by the dictionary, else by how its label ends. */
final class Looks {

    /** For a field whose values may look like anything. */
    static final String ANY = "any";

    private final NamesInUse names;

    Looks(NamesInUse names) {
        this.names = names;
    }

    /** One of the looks of {@code words.yaml}, or {@link #ANY}, or for a holder's name {@code holder}. */
    String of(FieldRule field, LicenceType type) {
        if (field.name().equals("holderName")) {
            boolean person = type.holderCodeTypes().contains("111");
            boolean organisation = type.holderCodeTypes().contains("001");
            return person && organisation ? "holder" : person ? "person" : "organisation";
        }
        if (field.name().equals("issuerCode")) {
            return "issuer-code";
        }
        for (String file : List.of(type.id(), NamesInUse.COMMON)) {
            String looks = names.of(file, field.name()).map(NamesInUse.FieldNames::looks).orElse(null);
            if (looks != null) {
                return looks;
            }
        }
        String label = field.label().zh().replaceAll("[（(][^）)]*[）)]", "");
        for (NamesInUse.Looks looks : names.words().looks()) {
            if (looks.zh().stream().anyMatch(label::endsWith)) {
                return looks.look();
            }
        }
        String english = (field.label().en() + " " + field.name()).toLowerCase(Locale.ROOT);
        for (NamesInUse.Looks looks : names.words().looks()) {
            if (looks.en().stream().anyMatch(english::contains)) {
                return looks.look();
            }
        }
        return ANY;
    }
}
