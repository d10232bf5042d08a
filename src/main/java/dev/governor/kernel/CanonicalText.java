package dev.governor.kernel;

import java.util.HexFormat;

/** Text as canonical JSON writes it: with the shortest escapes, and only where JSON must have one. */
final class CanonicalText {

    private CanonicalText() {}

    /** Adds {@code text} in quotation marks to {@code out}. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, done, i).append('\\');
                done = i + 1;
                switch (c) {
                    case '\n' -> out.append('n');
                    case '\r' -> out.append('r');
                    case '\t' -> out.append('t');
                    case '\b' -> out.append('b');
                    case '\f' -> out.append('f');
                    case '"', '\\' -> out.append(c);
                    default -> out.append('u').append(HexFormat.of().toHexDigits(c));
                }
            }
        }
        out.append(text, done, text.length()).append('"');
    }
}
