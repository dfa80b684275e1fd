package io.yizhan.hub.adapter;

/**
 * The beginning of what a department sends, gzip undone.
 *
 * @param name   of its file
 * @param bytes  the sample, or its beginning; not to be changed
 * @param whole  false where the file goes on after the bytes, so that its last record may be cut
 * @param layout a description of the fields that came with the sample (a list of names and widths), or null
 */
public record Sample(String name, byte[] bytes, boolean whole, byte[] layout) {

    /** Records whose values a recogniser keeps: enough to judge a column by, few enough to hold. */
    public static final int MAX_RECORDS = 300;
}
