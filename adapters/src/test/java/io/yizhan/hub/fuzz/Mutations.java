package io.yizhan.hub.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Seeds changed at random, the same each time: bytes flipped, ranges dropped, repeated or taken from another seed, awkward pieces put in. */
final class Mutations {

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_RANGE = 64;
    private static final int MOST_REPEATS = 50;

    private static final List<String> PIECES = List.of("\"", "'", ",", ";", "|", "\t", "\n", "\r\n", "\\", "{", "}", "[", "]", "<", ">", "</", "/>", "&", "&lt;", "&#x10FFFF;",
            "<![CDATA[", "]]>", "<!--", "<!DOCTYPE", "<?xml", "=\"\"", ":", "null", "true", "-1", "0", "1e999", "9223372036854775807", "\\u0000", "\\ud800", "长期",
            "2026-02-30", "(万美元)", "=== ", "t=\"s\"", "r=\"2000000000\"", ".", "=", "\u0000", "\ufeff", "\u3000", "\ud840\udc00", "s:", "xmlns=\"\"");
    private static final List<byte[]> BYTES = List.of(new byte[] {(byte) 0xff, (byte) 0xfe}, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0x81}, new byte[] {(byte) 0xc0, (byte) 0xaf}, new byte[] {0, 0, 0, 0}, new byte[] {0x1f, (byte) 0x8b, 8, 0}, new byte[] {'P', 'K', 3, 4},
            new byte[] {0, (byte) 0xd8});

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(List<byte[]> seeds, long start) {
        this.seeds = seeds;
        this.random = new Random(start);
    }

    byte[] next() {
        byte[] input = one();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + random.nextInt(LONGEST_RANGE));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(input);
            case 1 -> joined(input, at, new byte[0], 0, random.nextInt(4) == 0 ? input.length : end);
            case 2 -> repeated(input, at, end);
            case 3 -> {
                byte[] other = one();
                yield joined(input, at, other, random.nextInt(other.length + 1), random.nextBoolean() ? input.length : end);
            }
            case 4 -> joined(input, at, BYTES.get(random.nextInt(BYTES.size())), 0, random.nextBoolean() ? at : end);
            default -> joined(input, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), 0, random.nextBoolean() ? at : end);
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] flipped = input.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] repeated(byte[] input, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(input, 0, from);
        for (int times = 1 + random.nextInt(MOST_REPEATS); times > 0; times--) {
            bytes.write(input, from, to - from);
        }
        bytes.write(input, to, input.length - to);
        return bytes.toByteArray();
    }

    /** What is before one place, the end of something else, and what is after another place. */
    private static byte[] joined(byte[] input, int until, byte[] middle, int middleFrom, int from) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(input, 0, until);
        bytes.write(middle, middleFrom, middle.length - middleFrom);
        bytes.write(input, from, input.length - from);
        return bytes.toByteArray();
    }

    private byte[] one() {
        return seeds.get(random.nextInt(seeds.size()));
    }
}
