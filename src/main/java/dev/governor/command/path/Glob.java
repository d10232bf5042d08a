package dev.governor.command.path;

import dev.governor.kernel.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A name with wildcards: {@code *}, {@code ?}, sets in brackets and, as stars, the groups of extended globbing.
 *
 * <p>Matching never goes back further than to the last star, so it takes at most the product of both lengths.
 */
final class Glob {

    private static final char STAR = '\uE000';
    private static final char ANY = '\uE001';
    private static final char SET = '\uE002';

    private final StringBuilder tokens = new StringBuilder();
    private final StringBuilder letters = new StringBuilder();
    private final Bracket[] sets;
    private final String written;

    private Glob(String text) {
        this.written = text;
        Bracket[] found = new Bracket[text.length()];
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int group = "?*+@!".indexOf(c) >= 0 && text.startsWith("(", at + 1) ? text.indexOf(')', at) : -1;
            int close = c == '[' ? Bracket.end(text, at) : -1;
            if (group > 0 || c == '*') {
                star();
                at = Math.max(at, group);
            } else if (close > 0) {
                found[tokens.length()] = Bracket.of(text.substring(at + 1, close));
                tokens.append(SET);
                at = close;
            } else {
                tokens.append(c == '?' ? ANY : c);
                letters.append(c == '?' ? "" : c);
            }
            at++;
        }
        this.sets = found;
    }

    static Glob of(String text) {
        return new Glob(text);
    }

    /** Returns the pattern behind the last dot when a wildcard that is not all stands there, or {@code null}. */
    @Nullable
    Glob ending() {
        int dot = written.lastIndexOf('.');
        String ending = written.substring(dot + 1);
        return dot > 0 && in(ending) && ending.indexOf('[') >= 0 && ending.indexOf(']') > 0 && ending.indexOf('*') < 0
                ? new Glob(ending)
                : null;
    }

    /** Returns whether {@code text} has wildcards. */
    static boolean in(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '*' || c == '?' || c == '[' || c == '(' && at > 0 && "+@!".indexOf(text.charAt(at - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the name has nothing of its own but dots: it is any name. */
    boolean anything() {
        return letters.length() == 0 && tokens.indexOf(String.valueOf(STAR)) >= 0
                || tokens.length() == 3
                        && tokens.charAt(0) == STAR
                        && tokens.charAt(1) == '.'
                        && tokens.charAt(2) == STAR;
    }

    /** Returns whether the name says nothing before its first dot, so that only what follows counts. */
    boolean anyStem() {
        return tokens.length() > 1 && tokens.charAt(0) == STAR && tokens.charAt(1) == '.';
    }

    /** Returns whether {@code name} is one of the names that this may stand for. */
    boolean matches(String name, Budget budget) {
        if (letters.length() > name.length()) {
            return false;
        }
        int token = 0;
        int at = 0;
        int star = -1;
        int kept = 0;
        int steps = 0;
        while (at < name.length()) {
            steps++;
            if (token < tokens.length() && tokens.charAt(token) == STAR) {
                star = token++;
                kept = at;
            } else if (token < tokens.length() && one(token, name.charAt(at))) {
                token++;
                at++;
            } else if (star >= 0) {
                token = star + 1;
                at = ++kept;
            } else {
                break;
            }
        }
        budget.steps(steps);
        while (token < tokens.length() && tokens.charAt(token) == STAR) {
            token++;
        }
        return at == name.length() && token == tokens.length();
    }

    private void star() {
        if (tokens.length() == 0 || tokens.charAt(tokens.length() - 1) != STAR) {
            tokens.append(STAR);
        }
    }

    private boolean one(int token, char c) {
        char own = tokens.charAt(token);
        return own == ANY || (own == SET ? sets[token].holds(c) : own == c);
    }
}
