package dev.governor.command.language;

import dev.governor.kernel.Budget;

/** A place in a text that goes forward, a character a step. */
final class Scanner {

    static final char END = '\0';

    private final String text;
    private final Budget budget;
    private int at;

    Scanner(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    boolean ended() {
        return at >= text.length();
    }

    /** Returns the next character without taking it, {@link #END} behind the last. */
    char peek() {
        return ended() ? END : text.charAt(at);
    }

    /** Takes the next character, {@link #END} behind the last. */
    char next() {
        budget.step();
        return ended() ? END : text.charAt(at++);
    }

    /** Takes {@code expected} when it comes next. */
    boolean take(char expected) {
        if (ended() || peek() != expected) {
            return false;
        }
        next();
        return true;
    }

    boolean take(String expected) {
        if (!text.startsWith(expected, at)) {
            return false;
        }
        budget.steps(expected.length());
        at += expected.length();
        return true;
    }

    void skipBlanks() {
        while (!ended() && Character.isWhitespace(peek())) {
            next();
        }
    }

    /** Takes blanks that are no ends of lines. */
    void skipBlanksOfLine() {
        while (peek() == ' ' || peek() == '\t') {
            next();
        }
    }

    boolean skipDigits() {
        int from = at;
        while (digit(peek())) {
            next();
        }
        return at > from;
    }

    /** Takes letters, digits and {@code _}. */
    String name() {
        int from = at;
        while (letter(peek()) || digit(peek()) || peek() == '_') {
            next();
        }
        return text.substring(from, at);
    }

    String restOfLine() {
        int from = at;
        while (!ended() && peek() != '\n') {
            next();
        }
        return text.substring(from, at);
    }

    /** Takes everything to the next {@code end} that no backslash hides, and {@code end}; returns null when there is none. */
    @org.jspecify.annotations.Nullable
    String until(char end) {
        int from = at;
        while (!ended()) {
            char c = next();
            if (c == '\\') {
                next();
            } else if (c == end) {
                return text.substring(from, at - 1);
            }
        }
        return null;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
