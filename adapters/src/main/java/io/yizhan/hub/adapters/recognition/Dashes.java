package io.yizhan.hub.adapters.recognition;

/** Lines of dashes, as listings draw them below the names of columns. */
public final class Dashes {

    private Dashes() {
    }

    /**
     * True where a text is dashes alone, two of them side by side at least. By hand, since the regular expression for it takes the third power of
     * the length of a text that is none.
     *
     * @param dashes  what counts as one
     * @param between what may stand between them
     */
    public static boolean areAll(String text, String dashes, String between) {
        boolean two = false;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            if (dashes.indexOf(text.charAt(i)) >= 0) {
                two |= ++run > 1;
            } else if (between.indexOf(text.charAt(i)) >= 0) {
                run = 0;
            } else {
                return false;
            }
        }
        return two;
    }
}
