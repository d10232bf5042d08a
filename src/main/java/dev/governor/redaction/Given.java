package dev.governor.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** What stands between a name and its value. */
    enum Sign {
        /** An equals sign without blanks. */
        TIGHT_EQUALS,
        /** Any other sign of giving: {@code =}, {@code :}, {@code =>}. */
        EQUALS,
        /** A name at the beginning of a line, a colon, and a value that ends the line, as in YAML. */
        LINE,
        /** A bracket or comma: the value is an argument. */
        ARGUMENT,
        /** Blanks after a name that begins with {@code --}. */
        OPTION,
        /** The word {@code is} or {@code was}, or only blanks. */
        PROSE
    }

    private static final String BACKSLASH_QUOTE = "\\\\{0,3}[\"'`]";
    private static final Pattern SIGN = Pattern.compile("(?i)(?<close>(?:" + BACKSLASH_QUOTE + ")?]?)"
            + "(?:(?:[ \\t]{0,40}|\\s{1,8}[,-]?\\s{0,40}|,\\s{0,40})(?<value>" + BACKSLASH_QUOTE
            + ")?(?<=[\\s\"'])(?:default_?)?(?:string)?value(?:" + BACKSLASH_QUOTE + ")?\\s{0,8}[=:]\\s{0,8}"
            + "|(?<equals>[ \\t]{0,40}(?:[:?+|]{0,2}={1,2}>?|:(?!:)|=>|->)[ \\t]{0,40}(?:[|>][+-]?[ \\t]*)?(?:\\r?\\n[ \\t]{1,40}(?=[\"'\\S]))?)"
            + "|(?<element>>)"
            + "|(?<argument>[ \\t]{0,4}[(,][ \\t]{0,4}(?=[bfru@]?[\"'`\\\\]))"
            + "|(?<is>[ \\t]{1,4}(?:is|was)[ \\t]{0,2}:?[ \\t]{1,4})"
            + "|(?<blank>[ \\t]{1,4}))");
    private static final Pattern OPENING = Pattern.compile("[bfru@]?(\\\\{0,3}[\"'`])");
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*+(?:(?:\\.|::|->)[A-Za-z_$][A-Za-z0-9_$]*+)*+");

    /**
     * Returns the value that is given to the name between the two places, or null.
     *
     * @param lines whether a line {@code NAME=value} is all value, whatever characters it has
     * @param most the number of characters that are looked at
     */
    static @Nullable Given after(String text, int nameStart, int nameEnd, boolean lines, int most) {
        Matcher sign = SIGN.matcher(text).region(nameEnd, text.length());
        sign.useTransparentBounds(true);
        if (!sign.lookingAt() || sign.end() == text.length()) {
            return null;
        }
        Matcher opening = OPENING.matcher(text).region(sign.end(), text.length());
        if (opening.lookingAt()) {
            return quoted(text, opening, sign(text, sign, nameStart), most);
        }
        Sign meaning = sign(text, sign, nameStart);
        boolean ownsLine = lines && meaning == Sign.TIGHT_EQUALS && ownsLine(text, sign.end());
        String ends = sign.group("element") != null ? "<" : ownsLine ? "" : ",;&)]}|<>\"'`";
        return bare(text, sign.end(), meaning, ends, most);
    }

    private static Sign sign(String text, Matcher sign, int nameStart) {
        String equals = sign.group("equals");
        if (equals != null) {
            return equals.equals("=") ? Sign.TIGHT_EQUALS : isLineStart(text, nameStart) ? Sign.LINE : Sign.EQUALS;
        }
        if (sign.group("argument") != null) {
            return Sign.ARGUMENT;
        }
        if (sign.group("blank") != null) {
            return text.startsWith("--", nameStart) ? Sign.OPTION : Sign.PROSE;
        }
        return sign.group("is") != null ? Sign.PROSE : Sign.EQUALS;
    }

    private static boolean isLineStart(String text, int at) {
        int before = at - 1;
        while (before >= 0 && at - before < 40 && " \t-\"'".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    private static @Nullable Given quoted(String text, Matcher opening, Sign sign, int most) {
        String quote = opening.group(1);
        int start = opening.end();
        int end = start;
        int limit = Math.min(text.length(), start + most);
        while (end < limit && text.charAt(end) != '\n' && !text.startsWith(quote, end)) {
            end += text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n' ? 2 : 1;
        }
        return of(text, start, Math.min(end, text.length()), sign, true);
    }

    private static @Nullable Given bare(String text, int start, Sign sign, String ends, int most) {
        int end = start;
        int limit = Math.min(text.length(), start + most);
        while (end < limit && !Character.isWhitespace(text.charAt(end)) && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return of(text, start, end, sign, false);
    }

    /** Tells whether the text before {@code at} on its line is a name and an equals sign, as in a file of settings. */
    private static boolean ownsLine(String text, int at) {
        int lineStart = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 120);
        return text.substring(lineStart, at).matches("\\s*(?:(?:export|ENV|ARG|set)\\s+)?[A-Za-z0-9_.-]+=");
    }

    private static @Nullable Given of(String text, int start, int end, Sign sign, boolean quoted) {
        if (end <= start) {
            return null;
        }
        String judged = text.substring(start, Math.min(end, start + Literal.JUDGED));
        return new Given(start, end, judged, sign, quoted, end < text.length() ? text.charAt(end) : '\n');
    }

    /** Tells whether the value may be a password. */
    boolean isPassword() {
        if (judged.length() < 4 || Literal.isPlaceholder(judged) || Literal.isPublicForm(judged) && !isUuid()) {
            return false;
        }
        if (sign == Sign.ARGUMENT && NAME.matcher(judged).matches() && judged.indexOf('.') > 0) {
            return false;
        }
        boolean letters = judged.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
        boolean plain = sign == Sign.TIGHT_EQUALS || sign == Sign.EQUALS || sign == Sign.LINE || sign == Sign.OPTION;
        if (quoted) {
            return judged.indexOf(' ') < 0
                    ? plain || !letters
                    : plain && judged.chars().anyMatch(Character::isDigit);
        }
        return switch (sign) {
            case TIGHT_EQUALS -> !isCode() && (!letters || "(),.[".indexOf(after) < 0);
            case EQUALS, OPTION -> !letters && !isCode();
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
    boolean isRandom() {
        if (quoted) {
            return Literal.looksRandom(judged);
        }
        if (sign == Sign.PROSE) {
            return judged.length() >= 20 && Letters.of(judged).kinds() == 3 && Literal.looksRandom(judged);
        }
        return judged.length() >= 12 && !isCode() && Literal.looksRandom(judged);
    }

    private boolean isUuid() {
        return judged.length() == 36 && judged.indexOf(':') < 0;
    }

    /** Tells whether the value is an expression of a program rather than a word. */
    private boolean isCode() {
        if (after == '(' || judged.indexOf('(') >= 0 || judged.startsWith("==")) {
            return true;
        }
        return NAME.matcher(judged).matches()
                && !Letters.of(judged).isMixed(judged.length())
                && (judged.indexOf('.') > 0 || Literal.readable(judged) * 100 >= judged.length() * 80 && !endsLine());
    }

    private boolean endsLine() {
        return after == '\n' || after == '\r' || after == ' ' || after == '&' || after == '"';
    }
}
