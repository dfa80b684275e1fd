package io.yizhan.hub.adapters.mapping;

import io.yizhan.hub.adapter.Rule;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a mapping may do to fill one canonical field. The set is closed. */
sealed interface Verb permits Verb.Copy, Verb.Constant, Verb.Table, Verb.Date, Verb.Money, Verb.Join {

    /** Fills {@code field}, or leaves it absent, or says what is wrong. */
    void apply(String field, Translation translation);

    /** The source names it reads. */
    List<String> sources();

    /** What it does, for people to read: one rule a canonical field it fills. */
    List<Rule> rules(String field);

    /** The source's text without its edges. */
    record Copy(String source) implements Verb {
        @Override
        public void apply(String field, Translation translation) {
            String text = translation.meant(source);
            if (text != null) {
                translation.put(field, translation.raw(source), text);
            }
        }

        @Override
        public List<String> sources() {
            return List.of(source);
        }

        @Override
        public List<Rule> rules(String field) {
            return List.of(Rule.of(field, "copy", sources()));
        }
    }

    /** The same text in every record. */
    record Constant(String text) implements Verb {
        @Override
        public void apply(String field, Translation translation) {
            translation.put(field, text, text);
        }

        @Override
        public List<String> sources() {
            return List.of();
        }

        @Override
        public List<Rule> rules(String field) {
            return List.of(new Rule(field, "constant", sources(), text, List.of(), null, Map.of(), List.of()));
        }
    }

    /** The canonical code of the source's word. @param table name of the code table, or null where it is the feed's own */
    record Table(Map<String, String> codes, String table, String source) implements Verb {
        private static final String UNKNOWN_WORD = "E-CODE-UNKNOWN";

        @Override
        public void apply(String field, Translation translation) {
            String word = translation.meant(source);
            if (word == null) {
                return;
            }
            String code = codes.get(word);
            if (code == null) {
                translation.violation(field, UNKNOWN_WORD, "a word that " + (table == null ? "the feed's table" : "code table " + table)
                        + " does not list; add it there or correct the record");
            } else {
                translation.put(field, translation.raw(source), code);
            }
        }

        @Override
        public List<String> sources() {
            return List.of(source);
        }

        @Override
        public List<Rule> rules(String field) {
            return List.of(new Rule(field, "table", sources(), null, List.of(), table, codes, List.of(UNKNOWN_WORD)));
        }
    }

    /** A day, as ISO 8601. An unlimited word for {@code validTo} leaves it absent, which is what unlimited validity looks like. */
    record Date(String source, List<DatePattern> patterns) implements Verb {
        private static final String UNLIMITED_FIELD = "validTo";
        private static final String NO_DATE = "E-FORMAT-DATE";

        @Override
        public void apply(String field, Translation translation) {
            String text = translation.meant(source);
            if (text == null || field.equals(UNLIMITED_FIELD) && isUnlimited(text, translation)) {
                return;
            }
            String day = DatePattern.firstDay(patterns, text);
            if (day == null) {
                translation.violation(field, NO_DATE, "not a date; expected " + DatePattern.names(patterns));
            } else {
                translation.put(field, translation.raw(source), day);
            }
        }

        @Override
        public List<String> sources() {
            return List.of(source);
        }

        /** Of a span the end may be without end, as in 2024-01-05至长期. */
        private boolean isUnlimited(String text, Translation translation) {
            boolean unlimited = translation.isUnlimited(text);
            for (int from = Math.max(1, text.length() - DatePattern.LONGEST_END); !unlimited && patterns.get(0).isEnd() && from < text.length(); from++) {
                unlimited = translation.isUnlimited(text.substring(from));
            }
            return unlimited;
        }

        @Override
        public List<Rule> rules(String field) {
            return List.of(new Rule(field, "date", sources(), null, patterns.stream().map(DatePattern::name).toList(), null, Map.of(),
                    List.of(NO_DATE)));
        }
    }

    /**
     * An amount in whole units of its currency, and in {@code <field>Currency} the currency's ISO 4217 code where the source names
     * one. An amount that can't be told stays as the source has it, under a warning.
     *
     * @param unit of plain numbers, as the name of a column tells it; empty where each text has its own
     */
    record Money(String source, String unit, Currencies currencies) implements Verb {
        private static final String CURRENCY = "Currency";
        private static final Pattern PLAIN = Pattern.compile("[0-9,]+(\\.[0-9]+)?");

        @Override
        public void apply(String field, Translation translation) {
            String text = translation.meant(source);
            if (text == null) {
                return;
            }
            MoneyText money = MoneyText.of(!unit.isEmpty() && PLAIN.matcher(text).matches() ? text + unit : text, currencies);
            translation.put(field, translation.raw(source), money.warning() == null ? money.amount() : text);
            if (!money.currency().isEmpty()) {
                translation.put(field + CURRENCY, money.currencyWord(), money.currency());
            }
            if (money.warning() != null) {
                translation.violation(field, money.warning().code, money.warning().detail);
            }
        }

        @Override
        public List<String> sources() {
            return List.of(source);
        }

        @Override
        public List<Rule> rules(String field) {
            return List.of(Rule.of(field, "money", sources(), MoneyText.Warning.ODD.code, MoneyText.Warning.UNIT.code),
                    new Rule(field + CURRENCY, "money", sources(), null, List.of(), Currencies.TABLE, Map.of(), List.of()));
        }
    }

    /** Several texts one after the other; those that say nothing are left out. */
    record Join(List<String> sources, String with) implements Verb {
        @Override
        public void apply(String field, Translation translation) {
            StringBuilder raw = new StringBuilder();
            StringBuilder value = new StringBuilder();
            for (String source : sources) {
                String text = translation.meant(source);
                if (text != null) {
                    raw.append(raw.isEmpty() ? "" : with).append(translation.raw(source));
                    value.append(value.isEmpty() ? "" : with).append(text);
                }
            }
            if (!value.isEmpty()) {
                translation.put(field, raw.toString(), value.toString());
            }
        }

        @Override
        public List<Rule> rules(String field) {
            return List.of(new Rule(field, "join", sources, with, List.of(), null, Map.of(), List.of()));
        }
    }
}
