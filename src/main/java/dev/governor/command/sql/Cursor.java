package dev.governor.command.sql;

import dev.governor.command.sql.Token.Kind;
import dev.governor.kernel.Budget;
import java.util.List;
import java.util.Set;

/** The tokens of one statement and how far they are read. */
final class Cursor {

    /** How many digits a number may have that says how often something is made. */
    private static final int LARGEST = 8;

    private static final int DEEPEST = 16;

    private final List<Token> tokens;
    private final Budget budget;
    private final Token end;
    private int at;
    private int depth;

    Cursor(List<Token> tokens, Budget budget) {
        this.tokens = tokens;
        this.budget = budget;
        int last = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
        this.end = new Token(Kind.END, "", last, last);
    }

    int at() {
        return at;
    }

    void back(int to) {
        at = to;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return token(at + ahead);
    }

    Token token(int index) {
        return index < tokens.size() ? tokens.get(index) : end;
    }

    /** Spends as much as looking at {@code tokens} tokens again. */
    void spend(int tokens) {
        budget.steps(tokens);
    }

    /** Returns whether a number that is too large for what anybody looks at was read since {@code start}. */
    boolean largeSince(int start) {
        spend(at - start);
        for (int read = start; read < at; read++) {
            Token token = token(read);
            if (token.kind() == Kind.NUMBER
                    && (token.text().length() > LARGEST || token.text().indexOf('e') > 0)) {
                return true;
            }
        }
        return false;
    }

    Token next() {
        budget.step();
        Token token = peek();
        at++;
        return token;
    }

    boolean ended() {
        return at >= tokens.size();
    }

    boolean is(String word) {
        return peek().is(word);
    }

    boolean in(Set<String> words) {
        Token token = peek();
        return token.word() && words.contains(token.text());
    }

    boolean accept(String word) {
        boolean there = is(word);
        if (there) {
            next();
        }
        return there;
    }

    boolean accept(Set<String> words) {
        boolean there = in(words);
        if (there) {
            next();
        }
        return there;
    }

    /** Takes all of {@code words} when they stand here, or none. */
    boolean acceptAll(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        budget.steps(words.length);
        return true;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw unread();
        }
    }

    void expect(Kind kind) {
        if (next().kind() != kind) {
            throw unread();
        }
    }

    /** Goes into parentheses or another nesting; {@link #leave} goes back. */
    void enter() {
        budget.enter();
        if (++depth > DEEPEST) {
            throw new Unread("the statement is nested more than " + DEEPEST + " deep");
        }
    }

    void leave() {
        depth--;
        budget.leave();
    }

    /** Leaves every nesting that reading did not come out of. */
    void unwind() {
        while (depth > 0) {
            leave();
        }
    }

    /** Returns that what stands here follows no grammar that is known. */
    Unread unread() {
        return new Unread("the statement does not follow a grammar of SQL that is known");
    }
}
