package dev.governor.redaction;

import dev.governor.kernel.Alphabet;
import java.util.List;
import java.util.Locale;

/**
 * Tokens that a provider made to be recognised: a prefix, then characters that nobody could have chosen.
 *
 * <p>The last run is taken as far as it goes, so that nothing of a token that is longer than today's stays behind, and
 * whatever stands before the prefix does not hide it unless the form says so.
 *
 * @param kind what it finds
 * @param prefixes how tokens begin
 * @param anyCase whether the case of the prefix does not matter
 * @param ahead the characters that stand before the prefix and belong to the token; none when null
 * @param alone whether no letter or digit may stand before it
 * @param then what follows the prefix
 * @param ends what may not follow; nothing when it has no characters
 * @param judged what the characters after the prefix must look like besides
 * @param shown whether the prefix is a name that stays in the text
 */
record TokenForm(
        SecretKind kind,
        List<String> prefixes,
        boolean anyCase,
        List<Run> ahead,
        boolean alone,
        List<Run> then,
        Alphabet ends,
        Judged judged,
        boolean shown)
        implements SecretForm {

    /** What the characters of a token must look like, so that ordinary words are none. */
    enum Judged {
        /** Anything: the prefix is proof enough. */
        ANYTHING,
        /** Two kinds of letters, and not the same few again and again. */
        VARIED,
        /** As if a machine had drawn them. */
        RANDOM
    }

    /**
     * A part of a token.
     *
     * @param letters its characters
     * @param least how many there are at least
     * @param most how many are taken at most
     */
    record Run(Alphabet letters, int least, int most) {

        /** Returns the part that is just {@code text}, one run for each character. */
        static List<Run> literal(String text) {
            return text.chars()
                    .mapToObj(c -> new Run(Alphabet.of(Character.toString(c)), 1, 1))
                    .toList();
        }
    }

    /** A form is checked within so many characters; a token that goes on is then taken to its end. */
    private static final int WINDOW = 256;

    private static final double VARIED = 3;

    TokenForm {
        prefixes = List.copyOf(prefixes);
        ahead = List.copyOf(ahead);
        then = List.copyOf(then);
    }

    @Override
    public List<String> words() {
        return prefixes.stream()
                .map(prefix -> prefix.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    @Override
    public void find(String text, int at, int length, Found found) {
        int rest = at + length;
        boolean inside = alone && ahead.isEmpty() && at > 0 && Alphabet.WORD.has(text.charAt(at - 1));
        if (inside || !anyCase && !isPrefix(text, at, length)) {
            return;
        }
        int window = Math.min(text.length(), rest + WINDOW);
        int end = end(text, rest, window);
        if (end < 0 || !ahead.isEmpty() && aheadStart(text, at) < 0) {
            return;
        }
        int start = ahead.isEmpty() ? at : aheadStart(text, at);
        if (alone && start > 0 && Alphabet.WORD.has(text.charAt(start - 1))
                || end < text.length() && ends.has(text.charAt(end))
                || !passes(text, start, at, rest, end)) {
            return;
        }
        int whole = end == window ? Math.max(end, end(text, rest, text.length())) : end;
        found.secret(kind, shown ? rest : start, whole);
    }

    private boolean isPrefix(String text, int at, int length) {
        for (String prefix : prefixes) {
            if (prefix.length() == length && text.startsWith(prefix, at)) {
                return true;
            }
        }
        return false;
    }

    /** Returns where the token ends whose prefix ends at {@code from}, or -1 when it is none. */
    private int end(String text, int from, int limit) {
        int at = from;
        for (Run run : then) {
            int most = Math.min(limit, run.most() < limit - at ? at + run.most() : limit);
            int end = run.letters().end(text, at, most);
            if (end - at < run.least()) {
                return -1;
            }
            at = end;
        }
        return at;
    }

    private int aheadStart(String text, int at) {
        Run run = ahead.get(0);
        int start = run.letters().start(text, at, Math.max(0, at - run.most()));
        return at - start < run.least() ? -1 : start;
    }

    private boolean passes(String text, int start, int at, int rest, int end) {
        String value = text.substring(rest, end);
        return switch (judged) {
            case ANYTHING -> true;
            case VARIED -> {
                Letters letters = Letters.of(value);
                yield letters.kinds() >= 2 && letters.entropy() >= VARIED;
            }
            case RANDOM -> Literal.isRandom(value) && (ahead.isEmpty() || Literal.isRandom(text.substring(start, at)));
        };
    }
}
