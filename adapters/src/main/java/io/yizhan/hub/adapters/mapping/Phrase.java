package io.yizhan.hub.adapters.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How one name of a department is filled out of a licence: the verbs of a mapping, outwards. The set is closed. */
sealed interface Phrase {

    /** The text, or null where the licence says nothing; what can't be said is told to the wording. */
    String text(String name, Wording wording);

    /** The canonical fields it reads. */
    List<String> fields();

    /** Texts that it is sure to write sooner or later, or that are as long as those it will write; to be tried when it is configured. */
    default List<String> foreseen() {
        return List.of();
    }

    /** The canonical fields it can't do without and that are not among those shown. */
    default List<String> lacking(Set<String> shown) {
        return fields().stream().filter(field -> !shown.contains(field)).toList();
    }

    /** The field's text as it is. @param endless what is written for {@code validTo} where it is absent, or null for nothing */
    record Copy(String field, String endless) implements Phrase {
        @Override
        public String text(String name, Wording wording) {
            String text = wording.field(field);
            return text == null ? endless : text;
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    /** The same text in every record. */
    record Constant(String text) implements Phrase {
        @Override
        public List<String> foreseen() {
            return List.of(text);
        }

        @Override
        public String text(String name, Wording wording) {
            return text;
        }

        @Override
        public List<String> fields() {
            return List.of();
        }
    }

    /** The department's word for the field's code. */
    record Word(Map<String, String> words, String table, String field) implements Phrase {
        @Override
        public List<String> foreseen() {
            return List.copyOf(words.values());
        }

        @Override
        public String text(String name, Wording wording) {
            String code = wording.field(field);
            String word = code == null ? null : words.get(code);
            if (code != null && word == null) {
                wording.violation(name, "E-OUT-CODE", "a code for which " + table + " has no word; add it there");
            }
            return word;
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    /** The field's day as the department writes days. @param endless as with {@link Copy} */
    record Day(String field, DatePattern pattern, String endless) implements Phrase {
        private static final String LONGEST = "2000-12-31";

        @Override
        public List<String> foreseen() {
            return endless == null ? List.of(pattern.text(LONGEST)) : List.of(pattern.text(LONGEST), endless);
        }

        @Override
        public String text(String name, Wording wording) {
            String day = wording.field(field);
            if (day == null) {
                return endless;
            }
            String text = pattern.text(day);
            if (text == null) {
                wording.violation(name, "E-OUT-DATE", "no day of the calendar, so it can't be written as " + pattern.name() + "; copy the field instead");
            }
            return text;
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    /** The field's amount with its unit and the currency's word, so that it reads back as the same amount. */
    record Amount(String field, AmountText writer) implements Phrase {
        @Override
        public String text(String name, Wording wording) {
            String amount = wording.field(field);
            if (amount == null) {
                return null;
            }
            String text = writer.text(amount, wording.field(field + "Currency"));
            if (text == null) {
                wording.violation(name, "E-OUT-MONEY", "an amount or currency that can't be written with its unit; copy the fields instead");
            }
            return text;
        }

        @Override
        public List<String> fields() {
            return List.of(field, field + "Currency");
        }
    }

    /** Several texts one after the other; absent ones are left out. */
    record Joined(List<String> fields, String with) implements Phrase {
        @Override
        public String text(String name, Wording wording) {
            List<String> texts = new ArrayList<>();
            for (String field : fields) {
                if (wording.field(field) != null) {
                    texts.add(wording.field(field));
                }
            }
            return texts.isEmpty() ? null : String.join(with, texts);
        }
    }

    /** What several fields that the department has one name for say, where they say the same. */
    record Agreed(List<Phrase> phrases) implements Phrase {
        @Override
        public String text(String name, Wording wording) {
            String agreed = null;
            for (Phrase phrase : phrases) {
                String text = phrase.text(name, wording);
                if (agreed != null && text != null && !agreed.equals(text)) {
                    wording.violation(name, "E-OUT-CONFLICT", "the fields " + String.join(", ", fields())
                            + " differ and the department has one name for them; fill it from one of them under mapping");
                    return null;
                }
                agreed = agreed == null ? text : agreed;
            }
            return agreed;
        }

        @Override
        public List<String> fields() {
            return phrases.stream().flatMap(phrase -> phrase.fields().stream()).distinct().toList();
        }

        @Override
        public List<String> foreseen() {
            return phrases.stream().flatMap(phrase -> phrase.foreseen().stream()).distinct().toList();
        }

        @Override
        public List<String> lacking(Set<String> shown) {
            return phrases.stream().anyMatch(phrase -> phrase.lacking(shown).isEmpty()) ? List.of() : phrases.get(0).lacking(shown);
        }
    }
}
