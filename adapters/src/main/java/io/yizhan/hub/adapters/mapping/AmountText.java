package io.yizhan.hub.adapters.mapping;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes amounts as registers do, {@code 1630(万美元)}: the first way of these that {@link MoneyText} reads back as the same amount. */
final class AmountText {

    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,24}([.][0-9]{1,12})?");

    private record Unit(String word, int power) {
    }

    /** Ten thousands, as registers count; then what a number too long, or one like a telephone number, needs. */
    private static final List<Unit> UNITS = List.of(new Unit("万", 4), new Unit("亿", 8), new Unit("", 0));

    private final Currencies currencies;
    private final Map<String, String> words = new HashMap<>();

    AmountText(Currencies currencies) {
        this.currencies = currencies;
        currencies.codes().forEach((word, code) -> {
            if (Character.isIdeographic(word.codePointAt(0))) {
                words.putIfAbsent(code, word);
            }
        });
    }

    /**
     * The amount with unit and currency; null where there is no such text.
     *
     * @param amount   plain decimal in whole units; another text, which the source's own words are, stays as it is
     * @param currency ISO 4217 code, or null for none
     */
    String text(String amount, String currency) {
        if (!PLAIN.matcher(amount).matches()) {
            return amount;
        }
        String word = currency == null ? "" : words.getOrDefault(currency, currency);
        for (Unit unit : UNITS) {
            String number = new BigDecimal(amount).movePointLeft(unit.power()).stripTrailingZeros().toPlainString();
            String text = number + (unit.word() + word).transform(u -> u.isEmpty() ? "" : "(" + u + ")");
            MoneyText read = MoneyText.of(text, currencies);
            if (read.warning() == null && read.amount().equals(amount) && read.currency().equals(currency == null ? "" : currency)) {
                return text;
            }
        }
        return null;
    }
}
