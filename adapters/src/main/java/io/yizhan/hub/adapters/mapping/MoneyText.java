package io.yizhan.hub.adapters.mapping;

import java.math.BigDecimal;

/**
 * An amount of money as registers write it: a number, and a unit with or without brackets of either width, as in
 * {@code 500(万元人民币)}, {@code 50万人民币}, {@code 1,630.5（万美元）}, {@code 人民币30万元}.
 *
 * @param amount       plain decimal in whole units (yuan, dollars, …), or empty where it can't be told
 * @param currency     ISO 4217 code, or empty where the text names none
 * @param currencyWord the word that names it, as written
 * @param warning      why the amount can't be told, or null
 */
record MoneyText(String amount, String currency, String currencyWord, Warning warning) {

    /** What may be odd about an amount. */
    enum Warning {
        ODD("W-CAPITAL-ODD", "no amount of money; expected a number with its unit, as 500(万元人民币)"),
        UNIT("W-CAPITAL-UNIT", "a number whose unit or currency is missing or unknown; expected one as 万元人民币");

        final String code;
        final String detail;

        Warning(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }
    }

    private static final int MAX_DIGITS = 20;
    private static final int DIGITS_OF_A_MOBILE_NUMBER = 11;

    /** @param text without its edges, not empty */
    static MoneyText of(String text, Currencies currencies) {
        String plain = narrow(text);
        int start = 0;
        while (start < plain.length() && !isDigit(plain.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < plain.length() && (isDigit(plain.charAt(end)) || plain.charAt(end) == ',' || plain.charAt(end) == '.')) {
            end++;
        }
        String before = plain.substring(0, start);
        BigDecimal number = number(plain.substring(start, end));
        if (number == null || !before.isEmpty() && currencies.code(before) == null) {
            return new MoneyText("", "", "", Warning.ODD);
        }
        return withUnit(number, before, unbracketed(plain.substring(end)), currencies);
    }

    private static MoneyText withUnit(BigDecimal number, String before, String unit, Currencies currencies) {
        int at = 0;
        int power = 0;
        while (at < unit.length() && powerOf(unit.charAt(at)) > 0) {
            power += powerOf(unit.charAt(at++));
        }
        String word = unit.substring(at);
        if (!before.isEmpty() && (word.isEmpty() || word.equals("元"))) {
            word = before;
        }
        String code = word.isEmpty() ? "" : currencies.code(word);
        if (code == null || word.isEmpty() && power == 0) {
            return new MoneyText("", "", "", Warning.UNIT);
        }
        BigDecimal amount = number.scaleByPowerOfTen(power);
        return new MoneyText(amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString(), code, word, null);
    }

    /** The number of a run of digits, commas and points; null where it is none, or looks like a telephone number. */
    private static BigDecimal number(String run) {
        StringBuilder digits = new StringBuilder(run.length());
        int comma = -1;
        int point = run.indexOf('.');
        int whole = point < 0 ? run.length() : point;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (c != ',') {
                digits.append(c);
            } else if (i > 0 && i < whole && (comma < 0 ? i <= 3 : i - comma == 4)) {
                comma = i;
            } else {
                return null;
            }
        }
        boolean lastGroupWhole = comma < 0 || whole - comma == 4;
        boolean fractionFine = point < 0 || point > 0 && point < run.length() - 1 && run.indexOf('.', point + 1) < 0;
        if (run.isEmpty() || !lastGroupWhole || !fractionFine || run.length() > MAX_DIGITS || isPhone(run)) {
            return null;
        }
        return new BigDecimal(digits.toString());
    }

    /** Eleven digits that begin as mobile numbers do, or a leading zero as area codes have. */
    private static boolean isPhone(String run) {
        boolean mobile = run.length() == DIGITS_OF_A_MOBILE_NUMBER && run.charAt(0) == '1' && run.charAt(1) >= '3'
                && run.indexOf(',') < 0 && run.indexOf('.') < 0;
        return mobile || run.length() > 1 && run.charAt(0) == '0' && isDigit(run.charAt(1));
    }

    private static String unbracketed(String unit) {
        return unit.startsWith("(") && unit.endsWith(")") ? unit.substring(1, unit.length() - 1) : unit;
    }

    private static int powerOf(char c) {
        return switch (c) {
            case '百' -> 2;
            case '千' -> 3;
            case '万' -> 4;
            case '亿' -> 8;
            default -> 0;
        };
    }

    /** Full-width ASCII made narrow, spaces dropped. */
    private static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '\uff00' && c < '\uff5f') {
                narrow.append((char) (c - 0xfee0));
            } else if (c > ' ' && c != '\u00a0' && c != '\u3000') {
                narrow.append(c);
            }
        }
        return narrow.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
