package dev.governor.command.sql;

import dev.governor.command.sql.Token.Kind;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes SQL text apart into tokens, once from left to right.
 *
 * <p>PostgreSQL, MySQL, SQLite and SQL Server differ in where strings, comments and names end. Text that ends them at
 * different places is refused: a quote after an odd number of backslashes, dollar quotes, {@code #}, {@code --}
 * without a blank, comments in comments, comments that some server runs, and brackets around quotes that hold brackets.
 */
final class Lexer {

    private static final int MOST = 5_000;
    private static final int LONGEST_OPERATOR = 8;
    private static final Set<String> PREFIXES = Set.of("e", "n", "x", "b");
    private static final Set<String> TYPES = Reserved.words("""
        date time timestamp interval json jsonb in like as\
        """);

    private final String text;
    private final Client client;
    private final Budget budget;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int bracket = -1;

    Lexer(String text, Client client, Budget budget) {
        this.text = text;
        this.client = client;
        this.budget = budget;
    }

    /**
     * Returns the tokens of the text; statements end with the sign {@code ;}.
     *
     * @throws Unread when servers would take it apart differently, or none would
     */
    List<Token> tokens() {
        budget.steps(text.length());
        while (at < text.length()) {
            budget.step();
            token(text.charAt(at));
            if (tokens.size() > MOST) {
                throw new Unread("there are more words than any statement needs");
            }
        }
        if (bracket >= 0) {
            throw new Unread("a bracket is not closed");
        }
        return tokens;
    }

    private void token(char first) {
        if (Signs.blank(first)) {
            at++;
        } else if (Signs.letter(first)) {
            word();
        } else if (Signs.digit(first) || first == '.' && Signs.digit(ahead(1))) {
            number();
        } else if (first == '-' && ahead(1) == '-') {
            at = Comments.endOfLine(text, at, bracket >= 0);
        } else if (first == '/' && ahead(1) == '*') {
            at = Comments.endOfBlock(text, at, bracket >= 0);
        } else if (Signs.OF_OPERATORS.indexOf(first) >= 0) {
            operator();
        } else {
            quotedOrSign(first);
        }
    }

    private void quotedOrSign(char first) {
        switch (first) {
            case '\'' -> quoted(Kind.TEXT, '\'');
            case '"' -> quoted(Kind.QUOTED, '"');
            case '`' -> backQuoted();
            case '$' -> parameter("a text between dollar signs is read differently by different servers");
            case ':' -> colon();
            case '\\' -> commandOfClient();
            case '[', ']' -> bracket(first);
            case ',', '.', '(', ')', ';' -> sign(1);
            default -> throw new Unread("a sign outside quotes belongs to no statement that is known");
        }
    }

    private void word() {
        int start = at;
        at = Signs.endOfName(text, at);
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean touches = ahead(0) == '\'';
        if (touches && !PREFIXES.contains(word) && !TYPES.contains(word)
                || word.equals("u") && (text.startsWith("&'", at) || text.startsWith("&\"", at))) {
            throw new Unread("a text with this prefix is read differently by different servers");
        }
        if (touches && PREFIXES.contains(word)) {
            return;
        }
        tokens.add(new Token(Kind.WORD, word, start, at));
    }

    private void number() {
        int start = at;
        boolean hexadecimal = text.charAt(at) == '0' && (ahead(1) == 'x' || ahead(1) == 'X');
        at += hexadecimal ? 2 : 0;
        while (at < text.length()
                && (Signs.digit(text.charAt(at))
                        || text.charAt(at) == '.'
                        || hexadecimal && Signs.hexadecimal(text.charAt(at)))) {
            at++;
        }
        if (!hexadecimal && (ahead(0) == 'e' || ahead(0) == 'E')) {
            at += ahead(1) == '-' || ahead(1) == '+' ? 2 : 1;
            while (Signs.digit(ahead(0))) {
                at++;
            }
        }
        if (Signs.letter(ahead(0)) || !Signs.digit(text.charAt(at - 1)) && !hexadecimal && text.charAt(at - 1) != '.') {
            throw new Unread("a number goes on as a word");
        }
        tokens.add(new Token(Kind.NUMBER, text.substring(start, at), start, at));
    }

    private void operator() {
        int start = at;
        while (at < text.length() && Signs.OF_OPERATORS.indexOf(text.charAt(at)) >= 0 && !Comments.here(text, at)) {
            at++;
            if (at - start > LONGEST_OPERATOR) {
                throw new Unread("this operator is not known");
            }
        }
        String run = text.substring(start, at);
        int end = at;
        while (end > start
                && !(Signs.OPERATORS.contains(run.substring(0, end - start)) && !variable(end))
                && "-+@?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        at = end;
        if (end == start) {
            parameter("this operator is not known");
        } else if (Signs.OPERATORS.contains(text.substring(start, end))) {
            tokens.add(new Token(Kind.OPERATOR, text.substring(start, end), start, end));
        } else {
            throw new Unread("this operator is not known");
        }
    }

    private boolean variable(int end) {
        return text.charAt(end - 1) == '@' && end < text.length() && Signs.letter(text.charAt(end));
    }

    private void parameter(String otherwise) {
        int start = at;
        boolean variable = text.charAt(at) == '@';
        while (ahead(0) == '@' || ahead(0) == '$' && at == start) {
            at++;
        }
        int name = at;
        at = Signs.endOfName(text, at);
        if (at == name || !variable && !Signs.digit(text.charAt(name))) {
            throw new Unread(otherwise);
        }
        tokens.add(new Token(Kind.PARAMETER, text.substring(start, at), start, at));
    }

    private void colon() {
        char next = ahead(1);
        if (next == ':') {
            sign(2);
        } else if (Signs.letter(next) && !client.interpolates()) {
            int start = at;
            at = Signs.endOfName(text, at + 1);
            tokens.add(new Token(Kind.PARAMETER, text.substring(start, at), start, at));
        } else if (Signs.digit(next) || Signs.blank(next) || next == ']') {
            sign(1);
        } else {
            throw new Unread("the client puts another text there");
        }
    }

    private void commandOfClient() {
        int end = Signs.endOfName(text, at + 1);
        int line = text.indexOf('\n', end);
        boolean alone = text.substring(end, line < 0 ? text.length() : line).isBlank();
        if (!alone || !client.ends().contains(text.substring(at + 1, end)) || bracket >= 0) {
            throw new Unread("a command of the client may read, write or run anything");
        }
        tokens.add(new Token(Kind.SIGN, ";", at, end));
        at = end;
    }

    private void bracket(char sign) {
        if (sign == '[' && bracket < 0) {
            bracket = at;
        } else if (sign == ']') {
            bracket = -1;
        }
        sign(1);
    }

    private void quoted(Kind kind, char quote) {
        int start = at++;
        int slashes = 0;
        for (; ; at++) {
            if (at >= text.length()) {
                throw new Unread("a quote is not closed");
            }
            char next = text.charAt(at);
            if (next == quote && slashes % 2 == 1 || next == '\0' || next == ']' && bracket >= 0) {
                throw new Unread("a quoted text ends at different places for different servers");
            }
            if (next == quote && ahead(1) != quote) {
                break;
            }
            at += next == quote ? 1 : 0;
            slashes = next == '\\' ? slashes + 1 : 0;
        }
        at++;
        tokens.add(new Token(kind, text.substring(start + 1, at - 1), start, at));
    }

    private void backQuoted() {
        int end = text.indexOf('`', at + 1);
        String name = end < 0 ? "" : text.substring(at + 1, end);
        if (name.isEmpty() || !Signs.plainName(name) || bracket >= 0) {
            throw new Unread("a name in back quotes holds other signs than those of names");
        }
        tokens.add(new Token(Kind.NAME, name, at, end + 1));
        at = end + 1;
    }

    private void sign(int length) {
        if (bracket >= 0 && text.charAt(at) == ';') {
            throw new Unread("a statement ends between brackets");
        }
        tokens.add(new Token(Kind.SIGN, text.substring(at, at + length), at, at + length));
        at += length;
    }

    private char ahead(int count) {
        return at + count < text.length() ? text.charAt(at + count) : '\0';
    }
}
