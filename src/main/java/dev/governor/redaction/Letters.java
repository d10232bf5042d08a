package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.stream.IntStream;

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

    private static final Alphabet OF_TOKENS = Alphabet.of("0-9A-Za-z+/=_.~%!@#$^&*:-");
    private static final int KINDS = 0b111;

    /** The weight of each count that a judged value may have. */
    private static final double[] WEIGHTS = IntStream.rangeClosed(0, Literal.JUDGED)
            .mapToDouble(Letters::weight)
            .toArray();

    static Letters of(String value) {
        int[] counts = new int[128];
        int seen = 0;
        boolean hexadecimal = true;
        int others = 0;
        int changes = 0;
        int last = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int kind = kind(c);
            seen |= 1 << kind;
            changes += i > 0 && turn(kind) != turn(last) ? 1 : 0;
            last = kind;
            hexadecimal &= Alphabet.HEX.has(c);
            if (OF_TOKENS.has(c)) {
                counts[c]++;
            } else {
                others++;
            }
        }
        return new Letters(
                Integer.bitCount(seen & KINDS), others, hexadecimal, changes, entropy(counts, value.length()));
    }

    /** Tells whether the kinds of {@code length} characters change too often for a name. */
    boolean isMixed(int length) {
        return changes * 100 >= length * 40;
    }

    private static int kind(char c) {
        return c >= '0' && c <= '9' ? 0 : c >= 'A' && c <= 'Z' ? 1 : c >= 'a' && c <= 'z' ? 2 : 3;
    }

    /** Returns the kind, signs being of the kind of small letters: in a name they stand between those. */
    private static int turn(int kind) {
        return Math.min(kind, 2);
    }

    /** Returns the entropy: the logarithm of the length, less what each character's share takes from it. */
    private static double entropy(int[] counts, int length) {
        if (length == 0) {
            return 0;
        }
        double taken = 0;
        for (int count : counts) {
            taken += count < WEIGHTS.length ? WEIGHTS[count] : weight(count);
        }
        return (weight(length) - taken) / length;
    }

    private static double weight(int count) {
        return count == 0 ? 0 : count * Math.log(count) / Math.log(2);
    }
}
