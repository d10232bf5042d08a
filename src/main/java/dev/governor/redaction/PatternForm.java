package dev.governor.redaction;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form that a regular expression tells: it is tried where a word stands, never searched for.
 *
 * @param kind what it finds
 * @param words the words
 * @param before how many characters before the word the pattern begins
 * @param pattern the pattern; its first group is the secret, or all of it when it has no group
 * @param check what the secret must be besides
 */
record PatternForm(SecretKind kind, List<String> words, int before, Pattern pattern, Predicate<String> check)
        implements SecretForm {

    /** A form matches and is checked within so many characters; a secret that goes on is then taken to its end. */
    private static final int WINDOW = 600;

    /** Returns a form that begins with its word. */
    static PatternForm of(SecretKind kind, String pattern, String... words) {
        return checked(kind, pattern, text -> true, words);
    }

    /** Returns a form that begins with its word and whose secret passes {@code check}. */
    static PatternForm checked(SecretKind kind, String pattern, Predicate<String> check, String... words) {
        return new PatternForm(kind, List.of(words), 0, Pattern.compile(pattern), check);
    }

    @Override
    public void find(String text, int at, int length, Consumer<Span> found) {
        if (at < before) {
            return;
        }
        Matcher matcher = pattern.matcher(text);
        matcher.useTransparentBounds(true);
        matcher.useAnchoringBounds(false);
        int group = matcher.groupCount() == 0 ? 0 : 1;
        int window = Math.min(text.length(), at + WINDOW);
        if (!matcher.region(at - before, window).lookingAt() || !check.test(matcher.group(group))) {
            return;
        }
        if (matcher.end() == window) {
            matcher.region(at - before, text.length()).lookingAt();
        }
        found.accept(new Span(kind, matcher.start(group), matcher.end(group)));
    }
}
