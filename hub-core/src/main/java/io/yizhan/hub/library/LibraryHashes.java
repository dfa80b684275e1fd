package io.yizhan.hub.library;

import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.KeyedHash;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;

/** The keyed hashes by which the library names and finds what it can't read. Codes and numbers count without outer space and case. */
final class LibraryHashes {

    private static final int LINK_DIGITS = 16;

    private final KeyedHash licence;
    private final KeyedHash holder;
    private final KeyedHash content;
    private final KeyedHash link;

    LibraryHashes(KeyRing keys) {
        this.licence = keys.keyedHash("licence");
        this.holder = keys.keyedHash("holder");
        this.content = keys.keyedHash("content");
        this.link = keys.keyedHash("link");
    }

    static String folded(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    LicenceId licence(String type, String department, String number) {
        return licence(type, department, number, codeLink(number));
    }

    /** The id begins with the link of the number, by which the licence is found: ids need no index of their own. @param link {@link #codeLink} of the number */
    LicenceId licence(String type, String department, String number, long link) {
        String older = licence.id(type, department, number);
        return new LicenceId(HexFormat.of().toHexDigits(link) + older.substring(LINK_DIGITS), older);
    }

    /** The link with which an id begins. */
    static long linkOf(String id) {
        return HexFormat.fromHexDigitsToLong(id, 0, LINK_DIGITS);
    }

    String holder(String code) {
        return holder.id(folded(code));
    }

    /** @param stateless canonical JSON of the flat view without the state */
    byte[] content(byte[] stateless) {
        return content.bytes(stateless);
    }

    /** By which a holder's licences are found, and a licence by its number: the number of a business licence, say, is the holder's code. */
    long codeLink(String code) {
        return link("code", folded(code));
    }

    /** What was the link of a holder before those of codes and numbers were one. */
    long olderHolderLink(String code) {
        return link("holder", folded(code));
    }

    /** The same for a number. */
    long olderNumberLink(String type, String number) {
        return link("number", type, folded(number));
    }

    long fieldLink(String type, String field, String text) {
        return link("field", type, field, folded(text));
    }

    /** 8 bytes make a small index; who reads by it compares the licence itself, so a chance hit is no harm. */
    private long link(String... parts) {
        return ByteBuffer.wrap(link.bytes(parts)).getLong();
    }
}
