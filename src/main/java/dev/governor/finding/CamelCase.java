package dev.governor.finding;

import dev.governor.kernel.Alphabet;

/** Names whose words are told apart by capitals only. */
final class CamelCase {

    private CamelCase() {}

    /** Returns {@code name} with an underscore before each capital that begins a word. */
    static String separated(String name) {
        StringBuilder separated = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            boolean capital = isUpper(name, i);
            boolean word =
                    i > 0 && capital && (isUpper(name, i - 1) ? isLower(name, i + 1) : isLowerOrDigit(name, i - 1));
            separated.append(word ? "_" : "").append(name.charAt(i));
        }
        return separated.toString();
    }

    private static boolean isUpper(String name, int at) {
        return name.charAt(at) >= 'A' && name.charAt(at) <= 'Z';
    }

    private static boolean isLower(String name, int at) {
        return at < name.length() && name.charAt(at) >= 'a' && name.charAt(at) <= 'z';
    }

    private static boolean isLowerOrDigit(String name, int at) {
        return isLower(name, at) || Alphabet.DIGITS.has(name.charAt(at));
    }
}
