package dev.governor.policy.action;

/** Whole numbers in text from outside, read digit by digit. */
final class Numerals {

    private Numerals() {}

    /** Returns the number that {@code digits} writes to {@code base}, or -1 when it writes none up to {@code most}. */
    static long of(String digits, int base, long most) {
        long number = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length() && number >= 0; i++) {
            char letter = digits.charAt(i);
            int digit = letter < 128 ? Character.digit(letter, base) : -1;
            number = digit < 0 ? -1 : number * base + digit;
            if (number > most) {
                return -1;
            }
        }
        return number;
    }

    /** Returns the number as C reads it: {@code 0x} before hexadecimal digits, {@code 0} before octal ones; else -1. */
    static long ofAnyBase(String text, long most) {
        if (text.startsWith("0x")) {
            return of(text.substring(2), 16, most);
        }
        boolean octal = text.length() > 1 && text.startsWith("0");
        return of(text, octal ? 8 : 10, most);
    }
}
