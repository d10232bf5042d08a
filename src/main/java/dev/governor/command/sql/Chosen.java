package dev.governor.command.sql;

import dev.governor.command.sql.Token.Kind;

/** Which comparisons choose rows: a column with values as written, by {@code =}, {@code in} or {@code like}. */
final class Chosen {

    private Chosen() {}

    /** Returns whether the comparison from token {@code start} to before {@code end} chooses rows. */
    static boolean rows(Cursor in, int start, int end) {
        int at = start;
        if (!column(in.token(at))) {
            return false;
        }
        for (at++; in.token(at).is(".") && column(in.token(at + 1)); at += 2) {
            continue;
        }
        Token how = in.token(at);
        Token value = in.token(at + 1);
        if ((how.is("=") || how.is("==")) && at + 2 == end) {
            return chosen(value);
        }
        if ((how.is("like") || how.is("ilike")) && at + 2 == end) {
            return value.kind() == Kind.TEXT
                    && !value.text().isEmpty()
                    && Character.isLetterOrDigit(value.text().charAt(0));
        }
        if (!how.is("in")) {
            return false;
        }
        for (at += 2; at < end; at += 2) {
            if (!chosen(in.token(at)) || !in.token(at + 1).is(at + 2 == end ? ")" : ",")) {
                return false;
            }
        }
        return true;
    }

    private static boolean column(Token token) {
        return token.kind() == Kind.NAME || token.word() && !Reserved.VALUES.contains(token.text());
    }

    private static boolean chosen(Token token) {
        boolean zero = token.kind() == Kind.NUMBER && token.text().chars().allMatch(c -> c == '0' || c == '.');
        return token.is("?") || token.value() && !token.text().isEmpty() && !zero;
    }
}
