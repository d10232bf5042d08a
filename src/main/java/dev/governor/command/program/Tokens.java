package dev.governor.command.program;

/** Shapes of words. */
final class Tokens {

    private Tokens() {}

    /** Returns whether the first {@code length} characters of {@code text} can be the name of a variable or a setting. */
    static boolean name(String text, int length) {
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-' || c == '.';
            boolean digit = c >= '0' && c <= '9' && at > 0;
            if (!letter && !digit) {
                return false;
            }
        }
        return length > 0;
    }
}
