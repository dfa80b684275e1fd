package io.yizhan.hub.adapters.input;

/**
 * What a sample's bytes above ASCII look like. Two-byte encodings of Chinese have runs of even length (of the first bytes of pairs
 * and, in GB 2312, the second too); single-byte ones have runs as long as words.
 *
 * @param count    bytes from 0x80 on
 * @param lower    those from 0xE0 on, where windows-1251 has its small letters
 * @param letters  those from 0xC0 on, and io of either case
 * @param runs     stretches of such bytes
 * @param odd      stretches of odd length
 * @param single   stretches of one byte beside a Latin letter
 * @param pairs    characters of two bytes, read as GBK and Big5 both do
 * @param lowTails pairs whose second byte is below 0x80
 */
record HighBytes(int count, int lower, int letters, int runs, int odd, int single, int pairs, int lowTails) {

    static HighBytes count(byte[] bytes) {
        int count = 0;
        int lower = 0;
        int letters = 0;
        int runs = 0;
        int odd = 0;
        int single = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0) {
                continue;
            }
            int from = i;
            for (; i < bytes.length && bytes[i] < 0; i++) {
                int b = bytes[i] & 0xff;
                count++;
                lower += b >= 0xE0 ? 1 : 0;
                letters += b >= 0xC0 || b == 0xA8 || b == 0xB8 ? 1 : 0;
            }
            runs++;
            odd += (i - from) % 2;
            single += i - from == 1 && (isLetter(bytes, from - 1) || isLetter(bytes, i)) ? 1 : 0;
        }
        int pairs = 0;
        int lowTails = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] < 0) {
                pairs++;
                lowTails += bytes[++i] >= 0x40 ? 1 : 0;
            }
        }
        return new HighBytes(count, lower, letters, runs, odd, single, pairs, lowTails);
    }

    boolean looksCyrillic() {
        return letters > 0.9 * count && lower > 0.55 * count && odd > 0.2 * runs;
    }

    boolean looksLatin() {
        return single > 0.8 * runs;
    }

    boolean looksBig5() {
        return lowTails > 0.2 * pairs;
    }

    private static boolean isLetter(byte[] bytes, int at) {
        return at >= 0 && at < bytes.length && (bytes[at] >= 'A' && bytes[at] <= 'Z' || bytes[at] >= 'a' && bytes[at] <= 'z');
    }
}
