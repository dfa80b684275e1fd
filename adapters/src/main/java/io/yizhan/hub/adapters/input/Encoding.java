package io.yizhan.hub.adapters.input;

import io.yizhan.hub.adapters.settings.Block;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the bytes of a message become text: a charset named in the settings, or {@code auto}.
 *
 * <p>GBK and GB2312 are read as GB18030 (GB 18030-2005/2022), which holds both: senders that say the former mean the latter.
 * Private-use characters survive a round trip by one JDK; between JDK 17 and 20+ some 20 code points that GB 18030-2022 moved out
 * of the private-use area decode to another character.
 *
 * @param charset null for {@code auto}
 */
public record Encoding(Charset charset) {

    public static final Charset GB18030 = Charset.forName("GB18030");
    public static final Encoding AUTO = new Encoding(null);
    private static final Set<String> WITHIN_GB18030 = Set.of("GBK", "GB2312", "GB_2312-80", "CP936", "MS936", "WINDOWS-936", "EUC-CN", "GB18030");

    /** Its name in the settings. */
    public String name() {
        return charset == null ? "auto" : charset.name();
    }

    /** The key {@code encoding} of a format block. */
    public static Encoding of(Block format, String fallback) {
        String name = format.text("encoding", fallback);
        if (name.equals("auto")) {
            return AUTO;
        }
        return named(name).orElseGet(() -> {
            format.fault("encoding", "no such encoding; give auto, UTF-8, GB18030 or another charset of the JDK");
            return AUTO;
        });
    }

    /** The encoding of a charset name; empty where this JDK has none of that name. */
    public static Optional<Encoding> named(String name) {
        if (WITHIN_GB18030.contains(name.toUpperCase(Locale.ROOT))) {
            return Optional.of(new Encoding(GB18030));
        }
        try {
            return Optional.of(new Encoding(Charset.forName(name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
