package io.yizhan.hub.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells a file's media type from its bytes as they pass, never from its name. For one thread. */
final class FileKind {

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");
    /** The entry every OFD package has (GB/T 33190-2016 clause 7); names of a ZIP's entries stand in clear. */
    private static final byte[] OFD = "OFD.xml".getBytes(StandardCharsets.US_ASCII);

    private final byte[] head = new byte[PNG.length];
    private int seen;
    private int matched;
    private boolean ofd;

    void pass(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (seen < head.length) {
                head[seen++] = bytes[i];
            }
            // No beginning of the name occurs again within it, so that a failed match begins anew at this byte at the latest.
            matched = bytes[i] == OFD[matched] ? matched + 1 : bytes[i] == OFD[0] ? 1 : 0;
            if (matched == OFD.length) {
                ofd = true;
                matched = 0;
            }
        }
    }

    /** The media type, or null for none that is known. */
    String type() {
        if (begins(PDF)) {
            return "application/pdf";
        }
        if (begins(PNG)) {
            return "image/png";
        }
        return begins(ZIP) && ofd ? "application/ofd" : null;
    }

    private boolean begins(byte[] magic) {
        return seen >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }
}
