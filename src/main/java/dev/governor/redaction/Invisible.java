package dev.governor.redaction;

/** Characters that nobody sees and that therefore may stand anywhere inside a secret. */
final class Invisible {

    private Invisible() {}

    /** Tells whether {@code c} shows nothing: controls, soft hyphens, zero-width and direction marks, byte order marks. */
    static boolean is(char c) {
        if (c < 0x80) {
            return c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7F;
        }
        return c <= 0x9F
                || c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || c == 0x180E
                || c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFEFF
                || c >= 0xFFF9 && c <= 0xFFFB
                || c == 0xDB40
                || c >= 0xDC00 && c <= 0xDC7F;
    }

    /** Tells whether {@code text} has such a character. */
    static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (is(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
