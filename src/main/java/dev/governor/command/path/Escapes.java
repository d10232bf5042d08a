package dev.governor.command.path;

import java.nio.charset.StandardCharsets;

/** Percent signs of addresses, decoded until none is left. */
final class Escapes {

    private Escapes() {}

    /** Returns {@code text} without escapes, however often they were escaped; each byte is looked at once. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (byte each : bytes) {
            bytes[length++] = each;
            while (length > 2
                    && bytes[length - 3] == '%'
                    && hex(bytes[length - 2]) >= 0
                    && hex(bytes[length - 1]) >= 0) {
                bytes[length - 3] = (byte) (hex(bytes[length - 2]) << 4 | hex(bytes[length - 1]));
                length -= 2;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit(digit, 16);
    }
}
