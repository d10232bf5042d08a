package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import dev.governor.kernel.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value as a text gives it to a name.
 *
 * @param start its first character, after the quote
 * @param end the character after its last
 * @param judged the value, or its beginning when it is long
 * @param sign what stands between name and value
 * @param quoted whether it stands in quotes
 * @param after the character after it, or a line end
 */
record Given(int start, int end, String judged, Sign sign, boolean quoted, char after) {

    private static final int LONGEST_LINE = 120;
    private static final Alphabet ENDS_BARE = Alphabet.of(",;&)]}|<>\"'`");
    private static final Alphabet ENDS_ELEMENT = Alphabet.of("<");
    private static final Alphabet ENDS_LINE = Alphabet.of("");
    private static final Alphabet SETTING = Alphabet.of("A-Za-z0-9_.-");
    private static final Alphabet OPTION = Alphabet.of("A-Za-z-");
    private static final Alphabet IDENTIFIER = Alphabet.of("A-Za-z0-9_$");

    /**
     * Returns the value that is given to the name between the two places, or null.
     *
     * @param lines whether a line {@code NAME=value} is all value, whatever characters it has
     * @param strings how many strings that are joined to each other are taken for one
     * @param most the number of characters that are looked at
     */
    static @Nullable Given after(String text, int nameStart, int nameEnd, boolean lines, int strings, int most) {
        Cursor cursor = new Cursor(text, nameEnd, text.length());
        Sign sign = Sign.after(text, nameStart, cursor);
        if (sign == null) {
            return null;
        }
        Sign meaning = cursor.peek() == '{' ? Sign.EQUALS : sign;
        int at = cursor.peek() == '{' ? valueInBraces(text, cursor.at()) : cursor.at();
        if (at >= text.length()) {
            return null;
        }
        cursor.to(at);
        int opened = Sign.opening(cursor);
        if (opened >= 0) {
            return quoted(text, at, opened, meaning, strings, most);
        }
        boolean ownsLine = lines && meaning == Sign.TIGHT_EQUALS && ownsLine(text, at);
        Alphabet ends = meaning == Sign.ELEMENT ? ENDS_ELEMENT : ownsLine ? ENDS_LINE : ENDS_BARE;
        return bare(text, at, meaning, ends, most);
    }

    private static int valueInBraces(String text, int open) {
        int value = Block.valueIn(text, open);
        return value < 0 ? open : value;
    }

    /** Returns the string that opens between the two places, with those that are joined to it. */
    private static @Nullable Given quoted(String text, int at, int opened, Sign sign, int strings, int most) {
        StringBuilder judged = new StringBuilder();
        int start = opened;
        int quote = at;
        int end = opened;
        int limit = Math.min(text.length(), opened + most);
        for (int i = 0; i < strings && start >= 0 && start < limit; i++) {
            end = stringEnd(text, start, text.charAt(start - 1), quoteOf(text, quote, start), limit);
            judged.append(text, start, Math.min(end, start + Literal.JUDGED));
            int next = end < limit ? Joins.nextString(text, end) : -1;
            quote = end;
            start = next;
        }
        return of(text, opened, end, judged.toString(), sign);
    }

    /** Returns the quote, with the backslashes before it, that ends at {@code start}. */
    private static String quoteOf(String text, int from, int start) {
        int quote = start - 1;
        while (quote > from && text.charAt(quote - 1) == '\\') {
            quote--;
        }
        return text.substring(quote, start);
    }

    private static int stringEnd(String text, int start, char mark, String quote, int limit) {
        int end = start;
        while (end < limit
                && text.charAt(end) != '\n'
                && (text.charAt(end) != mark && text.charAt(end) != '\\' || !text.startsWith(quote, end))) {
            end += text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n' ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    private static @Nullable Given of(String text, int start, int end, String judged, Sign sign) {
        return end <= start
                ? null
                : new Given(
                        start,
                        end,
                        judged.substring(0, Math.min(judged.length(), Literal.JUDGED)),
                        sign,
                        true,
                        end < text.length() ? text.charAt(end) : '\n');
    }

    private static @Nullable Given bare(String text, int start, Sign sign, Alphabet ends, int most) {
        int end = start;
        int limit = Math.min(text.length(), start + most);
        while (end < limit && !Character.isWhitespace(text.charAt(end)) && !ends.has(text.charAt(end))) {
            end++;
        }
        if (end <= start) {
            return null;
        }
        String judged = text.substring(start, Math.min(end, start + Literal.JUDGED));
        return new Given(start, end, judged, sign, false, end < text.length() ? text.charAt(end) : '\n');
    }

    /** Tells whether the text before {@code at} on its line is a name and an equals sign, as in a file of settings. */
    private static boolean ownsLine(String text, int at) {
        int from = Math.max(0, at - LONGEST_LINE);
        int nameStart = SETTING.start(text, at - 1, from);
        int before = Alphabet.SPACES.start(text, nameStart, from);
        if (nameStart == at - 1) {
            return false;
        }
        if (before < nameStart) {
            int word = Alphabet.LETTERS.start(text, before, from);
            before = List.of("export", "ENV", "ARG", "set").contains(text.substring(word, before))
                    ? Alphabet.BLANKS.start(text, word, from)
                    : before;
        }
        return before <= from
                || text.charAt(before - 1) == '\n'
                || text.substring(before, nameStart).contains("\n");
    }

    /** Tells whether the value may be a password. */
    boolean isPassword(Literal literal) {
        if (judged.length() < 4 || literal.isPlaceholder(judged) || PublicForms.isOne(judged) && !isUuid()) {
            return false;
        }
        if (sign == Sign.ARGUMENT && isName() && judged.indexOf('.') > 0 || sign == Sign.OPTION && isOption()) {
            return false;
        }
        boolean letters = judged.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
        if (quoted) {
            boolean plain = sign != Sign.ARGUMENT && sign != Sign.PROSE;
            return judged.indexOf(' ') < 0
                    ? plain || !letters
                    : plain && judged.chars().anyMatch(Character::isDigit);
        }
        return switch (sign) {
            case TIGHT_EQUALS -> !isCode() && (!letters || "(),.[".indexOf(after) < 0);
            case EQUALS, ELEMENT, OPTION -> !letters && !isCode();
            case LINE -> letters ? after == '\n' || after == '\r' : !isCode();
            case ARGUMENT -> false;
            case PROSE ->
                judged.length() >= 6
                        && !letters
                        && !isCode()
                        && Letters.of(judged).kinds() >= 2;
        };
    }

    /** Tells whether the value looks random enough for a secret under a name that others have too. */
    boolean isRandom(Literal literal) {
        if (quoted) {
            return literal.looksRandom(judged);
        }
        if (sign == Sign.PROSE) {
            return judged.length() >= 20 && Letters.of(judged).kinds() == 3 && literal.looksRandom(judged);
        }
        return judged.length() >= 12 && !isCode() && literal.looksRandom(judged);
    }

    /** Tells whether the value is the next option: hyphens, then words. */
    private boolean isOption() {
        return judged.startsWith("--") && OPTION.all(judged);
    }

    private boolean isUuid() {
        return judged.length() == 36 && judged.indexOf(':') < 0;
    }

    /** Tells whether the value is an expression of a program rather than a word. */
    private boolean isCode() {
        if (after == '(' || judged.indexOf('(') >= 0 || judged.startsWith("==")) {
            return true;
        }
        return isName()
                && !Letters.of(judged).isMixed(judged.length())
                && !hasNumbers()
                && (judged.indexOf('.') > 0 || Literal.readable(judged) * 100 >= judged.length() * 80 && !endsLine());
    }

    /** Tells whether the value is a name in a program, or several with dots or arrows between them. */
    private boolean isName() {
        Cursor cursor = new Cursor(judged);
        do {
            if (cursor.sees(Alphabet.DIGITS) || cursor.skip(IDENTIFIER, judged.length()) == 0) {
                return false;
            }
        } while (cursor.skip('.') || cursor.skip("::") || cursor.skip("->"));
        return cursor.atEnd();
    }

    /** Tells whether digits stand in several places, as in no name. */
    private boolean hasNumbers() {
        int numbers = 0;
        for (int i = 0; i < judged.length(); i++) {
            boolean digit = Alphabet.DIGITS.has(judged.charAt(i));
            numbers += digit && (i == 0 || !Alphabet.DIGITS.has(judged.charAt(i - 1))) ? 1 : 0;
        }
        return numbers > 1 && judged.indexOf('.') < 0;
    }

    private boolean endsLine() {
        return after == '\n' || after == '\r' || after == ' ' || after == '&' || after == '"';
    }
}
