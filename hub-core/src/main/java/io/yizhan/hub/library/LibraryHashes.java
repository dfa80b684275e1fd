package io.yizhan.hub.library;

import io.yizhan.hub.signing.KeyRing;
import io.yizhan.hub.signing.KeyedHash;
import java.nio.ByteBuffer;
import java.util.Locale;

/** The keyed hashes by which the library names and finds what it can't read. Codes and numbers count without outer space and case. */
final class LibraryHashes {

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

    String licence(String type, String department, String number) {
        return licence.id(type, department, number);
    }

    String holder(String code) {
        return holder.id(folded(code));
    }

    /** @param stateless canonical JSON of the flat view without the state */
    byte[] content(byte[] stateless) {
        return content.bytes(stateless);
    }

    long holderLink(String code) {
        return link("holder", folded(code));
    }

    long numberLink(String type, String number) {
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
