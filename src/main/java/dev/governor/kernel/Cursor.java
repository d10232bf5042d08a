package dev.governor.kernel;

/**
 * A place in a text that moves forward over what is expected there; it never goes back by itself.
 *
 * <p>Each call looks at as many characters as it is told at most, so that what is read with it takes linear time.
 */
public final class Cursor {

    private final String text;
    private final int limit;
    private int at;

    /** Begins at {@code at}; {@code limit} is the end. */
    public Cursor(String text, int at, int limit) {
        this.text = text;
        this.at = at;
        this.limit = Math.min(limit, text.length());
    }

    /** Begins at the beginning of all of {@code text}. */
    public Cursor(String text) {
        this(text, 0, text.length());
    }

    public int at() {
        return at;
    }

    /** Goes to {@code place}, forward or back. */
    public void to(int place) {
        at = place;
    }

    /** Tells whether nothing is left. */
    public boolean atEnd() {
        return at >= limit;
    }

    /** Returns the next character, or 0 at the end. */
    public char peek() {
        return at < limit ? text.charAt(at) : 0;
    }

    /** Tells whether the next character is one of {@code set}. */
    public boolean sees(Alphabet set) {
        return at < limit && set.has(text.charAt(at));
    }

    /** Goes over {@code c} when it is next. */
    public boolean skip(char c) {
        boolean next = at < limit && text.charAt(at) == c;
        at += next ? 1 : 0;
        return next;
    }

    /** Goes over {@code word} when it is next. */
    public boolean skip(String word) {
        boolean next = at + word.length() <= limit && text.startsWith(word, at);
        at += next ? word.length() : 0;
        return next;
    }

    /** Goes over {@code word} when it is next, in whatever case. */
    public boolean skipAnyCase(String word) {
        boolean next = at + word.length() <= limit && text.regionMatches(true, at, word, 0, word.length());
        at += next ? word.length() : 0;
        return next;
    }

    /** Goes over the first of {@code words} that is next, in whatever case. */
    public boolean skipAnyCase(Iterable<String> words) {
        for (String word : words) {
            if (skipAnyCase(word)) {
                return true;
            }
        }
        return false;
    }

    /** Goes over the characters of {@code set} that are next, and returns how many they were. */
    public int skip(Alphabet set, int most) {
        int end = set.end(text, at, most < limit - at ? at + most : limit);
        int count = end - at;
        at = end;
        return count;
    }

    /** Goes over the characters of {@code set} that are next, if they are at least {@code least}. */
    public boolean skip(Alphabet set, int least, int most) {
        int start = at;
        if (skip(set, most) >= least) {
            return true;
        }
        at = start;
        return false;
    }

    /** Returns the characters from {@code start} up to here. */
    public String since(int start) {
        return text.substring(start, at);
    }
}
