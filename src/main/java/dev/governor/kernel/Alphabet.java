package dev.governor.kernel;

/**
 * A set of ASCII characters, and of all others together or of none of them.
 *
 * <p>It is written as in a bracket of a regular expression: {@code 0-9A-Za-z_-}; a hyphen at either end stands for itself.
 */
public final class Alphabet {

    public static final Alphabet DIGITS = of("0-9");
    public static final Alphabet HEX = of("0-9A-Fa-f");
    public static final Alphabet LETTERS = of("A-Za-z");
    public static final Alphabet WORD = of("0-9A-Za-z");
    public static final Alphabet LINK = of("0-9A-Za-z_-");
    public static final Alphabet BLANKS = of(" \t");
    public static final Alphabet SPACES = of(" \t\n\u000B\f\r");
    public static final Alphabet ANY = of("").not();

    private static final int ASCII = 128;

    private final long low;
    private final long high;
    private final boolean others;

    private Alphabet(long low, long high, boolean others) {
        this.low = low;
        this.high = high;
        this.others = others;
    }

    /**
     * Returns the set of {@code ranges}.
     *
     * @throws IllegalArgumentException when it names a character that is not ASCII, or a range that runs backwards
     */
    public static Alphabet of(String ranges) {
        long[] bits = new long[2];
        for (int i = 0; i < ranges.length(); i++) {
            char from = ranges.charAt(i);
            boolean range = i + 2 < ranges.length() && ranges.charAt(i + 1) == '-';
            char to = range ? ranges.charAt(i + 2) : from;
            if (to < from || to >= ASCII) {
                throw new IllegalArgumentException("`" + ranges + "` is no set of ASCII characters");
            }
            for (int c = from; c <= to; c++) {
                bits[c >> 6] |= 1L << c;
            }
            i += range ? 2 : 0;
        }
        return new Alphabet(bits[0], bits[1], false);
    }

    /** Returns the set of all characters that are not in this one. */
    public Alphabet not() {
        return new Alphabet(~low, ~high, !others);
    }

    /** Returns the set of the characters of this one and of {@code ranges}. */
    public Alphabet and(String ranges) {
        Alphabet more = of(ranges);
        return new Alphabet(low | more.low, high | more.high, others);
    }

    /** Tells whether {@code c} is in the set. */
    public boolean has(char c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < ASCII ? (high >>> c & 1) != 0 : others;
    }

    /** Returns where the run of its characters ends that begins at {@code from}, at most {@code limit}. */
    public int end(String text, int from, int limit) {
        int at = from;
        while (at < limit && has(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Returns where the run of its characters begins that ends before {@code to}, at least {@code limit}. */
    public int start(String text, int to, int limit) {
        int at = to;
        while (at > limit && has(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Tells whether {@code text} is not empty and has no other characters. */
    public boolean all(String text) {
        return !text.isEmpty() && end(text, 0, text.length()) == text.length();
    }
}
