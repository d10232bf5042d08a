package dev.governor.command.sql;

import dev.governor.command.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads names: of tables, columns, types, and what follows {@code as}. */
final class Names {

    private static final int MOST_PARTS = 3;

    private final Cursor in;

    Names(Cursor in) {
        this.in = in;
    }

    /** Returns whether a name stands here. */
    boolean here() {
        Token token = in.peek();
        return switch (token.kind()) {
            case WORD -> !Reserved.WORDS.contains(token.text());
            case NAME, QUOTED -> true;
            case SIGN -> token.is("[") && in.peek(1).word();
            case NUMBER, TEXT, PARAMETER, OPERATOR, END -> false;
        };
    }

    /** Reads a name with what stands before its dots; a last part {@code *} is not taken. */
    List<String> name() {
        if (!here()) {
            throw in.unread();
        }
        List<String> parts = new ArrayList<>();
        parts.add(part());
        while (in.is(".") && !in.peek(1).is("*")) {
            in.next();
            parts.add(part());
        }
        if (parts.size() > MOST_PARTS + 1) {
            throw in.unread();
        }
        return parts;
    }

    /** Reads the name of a table. */
    List<String> table() {
        List<String> parts = name();
        if (parts.size() > MOST_PARTS || !parts.stream().allMatch(Signs::plainName)) {
            throw new Unread("a table has a name that may be a file or another server");
        }
        return parts;
    }

    private String part() {
        Token token = in.next();
        if (token.is("[")) {
            StringBuilder name = new StringBuilder();
            while (!in.is("]")) {
                Token word = in.next();
                if (!word.word() && word.kind() != Kind.NUMBER) {
                    throw in.unread();
                }
                name.append(name.isEmpty() ? "" : " ").append(word.text());
            }
            in.expect("]");
            return name.toString();
        }
        if (!token.word() && token.kind() != Kind.NAME && token.kind() != Kind.QUOTED) {
            throw in.unread();
        }
        return token.text();
    }

    /** Reads another name for what stands before, when there is one. */
    boolean alias() {
        boolean said = in.accept("as");
        if (in.peek().kind() == Kind.TEXT) {
            in.next();
            return true;
        }
        if (said && in.peek().word()) {
            in.next();
            return true;
        }
        if (here()) {
            part();
            return true;
        }
        if (said) {
            throw in.unread();
        }
        return false;
    }

    /** Reads names in parentheses, each perhaps with a type, when there are any. */
    void list() {
        if (in.accept("(")) {
            do {
                part();
                if (in.peek().word()) {
                    type();
                }
            } while (in.accept(","));
            in.expect(")");
        }
    }

    /** Reads a type: {@code numeric(10, 2)}, {@code timestamp with time zone}, {@code text[]}. */
    void type() {
        do {
            part();
        } while (in.accept("."));
        while (in.accept("precision")
                || in.accept("varying")
                || in.accept("unsigned")
                || in.accept("signed")
                || in.accept("integer")) {
            continue;
        }
        if (in.accept("(")) {
            while (!in.accept(")")) {
                if (in.peek().kind() != Kind.NUMBER && !in.peek().word() && !in.is(",")) {
                    throw in.unread();
                }
                in.next();
            }
        }
        if (!in.acceptAll("with", "time", "zone") && !in.acceptAll("without", "time", "zone")) {
            in.acceptAll("with", "local", "time", "zone");
        }
        while (in.is("[") && (in.peek(1).is("]") || in.peek(1).kind() == Kind.NUMBER)) {
            in.next();
            if (!in.accept("]")) {
                in.next();
                in.expect("]");
            }
        }
    }
}
