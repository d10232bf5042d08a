package dev.governor.redaction;

/**
 * What the characters of a value are.
 *
 * @param kinds how many of the three kinds digit, upper case and lower case there are
 * @param others how many characters no token is written with, such as blanks
 * @param hexadecimal whether all are hexadecimal digits
 * @param changes how often one kind follows another; names change at the beginnings of words only
 * @param entropy Shannon's entropy, in bits for each character
 */
record Letters(int kinds, int others, boolean hexadecimal, int changes, double entropy) {

    private static final String OF_TOKENS = "+/=_-.~%!@#$^&*:";

    static Letters of(String value) {
        int[] counts = new int[128];
        boolean digit = false;
        boolean upper = false;
        boolean lower = false;
        boolean hexadecimal = true;
        int others = 0;
        int changes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digit |= c >= '0' && c <= '9';
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            changes += i > 0 && kind(c) != kind(value.charAt(i - 1)) ? 1 : 0;
            hexadecimal &= Character.digit(c, 16) >= 0;
            if (c >= 128 || !Character.isLetterOrDigit(c) && OF_TOKENS.indexOf(c) < 0) {
                others++;
            } else {
                counts[c]++;
            }
        }
        int kinds = (digit ? 1 : 0) + (upper ? 1 : 0) + (lower ? 1 : 0);
        return new Letters(kinds, others, hexadecimal, changes, entropy(counts, value.length()));
    }

    /** Tells whether the kinds of {@code length} characters change too often for a name. */
    boolean isMixed(int length) {
        return changes * 100 >= length * 40;
    }

    private static int kind(char c) {
        return c >= '0' && c <= '9' ? 0 : c >= 'A' && c <= 'Z' ? 1 : 2;
    }

    private static double entropy(int[] counts, int length) {
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                entropy -= share * Math.log(share) / Math.log(2);
            }
        }
        return entropy;
    }
}
