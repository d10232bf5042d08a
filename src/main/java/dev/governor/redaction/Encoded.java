package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text inside a text: in Base64 of either alphabet, or in hexadecimal digits. */
final class Encoded {

    private static final Alphabet RUN = Alphabet.of("0-9A-Za-z+/_-");
    private static final Alphabet INSIDE = Alphabet.of("/_-").not();
    private static final int SHORTEST = 24;
    private static final int SHORTEST_HEX = 40;
    private static final int LEAST_READABLE = 9;
    private static final int MOST_STARTS = 4;

    private Encoded() {}

    /** Takes what a run of characters says. */
    interface Sink {

        /** Takes the text that the characters between the two places stand for. */
        void decoded(String plain, int start, int end);
    }

    /** Gives each run of {@code text} that decodes to something readable to {@code sink}. */
    static void find(String text, Sink sink) {
        int at = 0;
        while (at < text.length()) {
            if (!RUN.has(text.charAt(at))) {
                at++;
                continue;
            }
            int end = RUN.end(text, at, text.length());
            if (end - at >= SHORTEST) {
                run(text, at, end, sink);
            }
            at = end;
        }
    }

    private static void run(String text, int start, int end, Sink sink) {
        if (end - start >= SHORTEST_HEX && Alphabet.HEX.end(text, start, end) == end) {
            byte[] head = hex(text, start, start + SHORTEST);
            if (isReadable(head)) {
                sink.decoded(plain(hex(text, start, end)), start, end);
            }
            return;
        }
        int from = start;
        for (int tries = 0; tries < MOST_STARTS && end - from >= SHORTEST; tries++) {
            if (isReadable(base64(text, from, from + SHORTEST))) {
                sink.decoded(plain(base64(text, from, end)), from, end);
                return;
            }
            int border = INSIDE.end(text, from, Math.min(end, from + SHORTEST));
            from = border + 1;
        }
    }

    private static byte[] hex(String text, int start, int end) {
        byte[] bytes = new byte[(end - start) / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(start + 2 * i), 16);
            bytes[i] = (byte) (high << 4 | Character.digit(text.charAt(start + 2 * i + 1), 16));
        }
        return bytes;
    }

    private static byte[] base64(String text, int start, int end) {
        int whole = (end - start) % 4 == 1 ? end - 1 : end;
        byte[] letters = new byte[whole - start];
        for (int i = 0; i < letters.length; i++) {
            char c = text.charAt(start + i);
            letters[i] = (byte) (c == '-' ? '+' : c == '_' ? '/' : c);
        }
        return Base64.getDecoder().decode(letters);
    }

    /** Tells whether {@code bytes} are of a text: one byte a character, or two of which one is zero. */
    private static boolean isReadable(byte[] bytes) {
        int readable = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean shown =
                    bytes[i] >= ' ' && bytes[i] < 0x7F || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t';
            if (!shown && (bytes[i] != 0 || i % 2 == 0)) {
                return false;
            }
            readable += shown ? 1 : 0;
        }
        return readable >= LEAST_READABLE;
    }

    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    }
}
