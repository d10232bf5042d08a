package dev.governor.command.shell.grammar;

import dev.governor.command.shell.grammar.Part.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads words: quotes, escapes, and what is computed inside them. */
final class WordParser {

    private static final String ENDS_WORD = " \t\n;&|()<>";
    private static final String EXTENDS = "?*+@!";

    private final Cursor cursor;
    private final QuoteParser quotes;

    WordParser(Cursor cursor) {
        this.cursor = cursor;
        this.quotes = new QuoteParser(cursor);
    }

    /** Returns the word that begins here; it may be empty. */
    ShellWord word() {
        int start = cursor.at();
        List<Part> parts = parts(Mode.WORD);
        return new ShellWord(parts, cursor.since(start));
    }

    /** Returns the expression that begins here and ends at a blank. */
    ShellWord regular() {
        int start = cursor.at();
        List<Part> parts = parts(Mode.REGULAR);
        return new ShellWord(parts, cursor.since(start));
    }

    /** Returns the pieces of the whole text, which is that of a here-document. */
    List<Part> hereDocument() {
        return parts(Mode.HERE);
    }

    /** Returns the pieces up to where {@code mode} ends; the sign that ends them stays. */
    List<Part> parts(Mode mode) {
        cursor.budget().enter();
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        while (!ends(mode, depth)) {
            char c = cursor.peek();
            if (mode.nests() && c == '(') {
                depth++;
            } else if (mode.nests() && c == ')') {
                depth--;
            }
            Part part = special(mode);
            if (part == null) {
                ordinary(mode, plain);
            } else {
                flush(plain, mode, parts);
                parts.add(part);
            }
        }
        flush(plain, mode, parts);
        cursor.budget().leave();
        return parts;
    }

    private static void flush(StringBuilder plain, Mode mode, List<Part> parts) {
        if (!plain.isEmpty()) {
            parts.add(new Part.Literal(plain.toString(), mode.insideDouble()));
            plain.setLength(0);
        }
    }

    private boolean ends(Mode mode, int depth) {
        if (cursor.ended()) {
            if (mode.words() || mode == Mode.HERE) {
                return true;
            }
            throw new Unreadable("a quote or a bracket is not closed");
        }
        char c = cursor.peek();
        return switch (mode) {
            case WORD -> ENDS_WORD.indexOf(c) >= 0 && !process();
            case REGULAR -> depth == 0 && " \t\n;&<>)".indexOf(c) >= 0 && !process();
            case DOUBLE -> c == '"';
            case HERE -> false;
            case BRACE, BRACE_DOUBLE, BRACE_HERE -> c == '}';
            case SUBSCRIPT -> c == ']';
            case ARITHMETIC, PATTERN -> depth == 0 && c == ')';
            case COUNTING -> depth == 0 && (c == ')' || c == ';');
        };
    }

    private boolean process() {
        return (cursor.peek() == '<' || cursor.peek() == '>') && cursor.peek(1) == '(';
    }

    private void ordinary(Mode mode, StringBuilder plain) {
        char c = cursor.next();
        boolean returns = c == '\r' && !mode.insideDouble();
        if (returns) {
            throw new Unreadable("the line has a carriage return");
        }
        if (mode == Mode.SUBSCRIPT && (c == '[' || c == '\n')) {
            throw new Unreadable("a subscript is not plain");
        }
        plain.append(c);
    }

    /** Returns the piece that begins here when it is no ordinary character. */
    private @Nullable Part special(Mode mode) {
        char c = cursor.peek();
        return switch (c) {
            case '\\' -> quotes.escape(mode);
            case '\'' -> mode.insideDouble() ? null : quotes.single();
            case '"' -> mode == Mode.HERE ? null : quoted(mode);
            case '`' -> quotes.backQuoted(mode);
            case '$' -> dollar(mode);
            case '<', '>' -> mode.words() && process() ? process(c) : null;
            case '?', '*', '+', '@', '!' -> pattern(mode);
            default -> null;
        };
    }

    private Part quoted(Mode mode) {
        if (mode == Mode.BRACE_HERE) {
            throw new Unreadable("quotes inside a parameter of a here-document are read in several ways");
        }
        cursor.next();
        List<Part> parts = parts(Mode.DOUBLE);
        cursor.next();
        return new Part.Quoted(parts);
    }

    private Part process(char sign) {
        int start = cursor.at();
        cursor.next();
        cursor.next();
        ShellCommand body = new CommandParser(cursor).inside();
        return new Part.Process(body, sign == '<', cursor.since(start));
    }

    private @Nullable Part pattern(Mode mode) {
        boolean place = mode.words() || mode == Mode.PATTERN || mode == Mode.BRACE;
        if (!place || mode == Mode.REGULAR || EXTENDS.indexOf(cursor.peek()) < 0 || cursor.peek(1) != '(') {
            return null;
        }
        char kind = cursor.next();
        cursor.next();
        List<Part> alternatives = parts(Mode.PATTERN);
        cursor.next();
        return new Part.Pattern(kind, alternatives);
    }

    private @Nullable Part dollar(Mode mode) {
        int start = cursor.at();
        char c = cursor.peek(1);
        if (c == '(' && cursor.peek(2) == '(') {
            cursor.next();
            return arithmetic();
        }
        if (c == '(') {
            cursor.next();
            cursor.next();
            ShellCommand body = new CommandParser(cursor).inside();
            return new Part.Substitution(body, cursor.since(start));
        }
        if (c == '{') {
            return new ParameterParser(cursor, this).read(mode);
        }
        if (c == '[') {
            throw new Unreadable("an expression is written in brackets");
        }
        if (c == '\'' && !mode.insideDouble()) {
            return quotes.ansi();
        }
        if (c == '\'' && mode == Mode.BRACE_DOUBLE) {
            throw new Unreadable("quotes inside a parameter are read in several ways");
        }
        if (c == '"' && !mode.insideDouble()) {
            cursor.next();
            return quoted(mode);
        }
        if (c == '\\' && cursor.peek(2) == '\n') {
            throw new Unreadable("a line is joined behind a dollar");
        }
        return ParameterParser.begins(c) ? named() : null;
    }

    private Part named() {
        cursor.next();
        String name = ParameterParser.name(cursor);
        if (cursor.peek() == '\\' && cursor.peek(1) == '\n') {
            throw new Unreadable("a line is joined inside a name");
        }
        return new Part.Parameter(name, Form.VALUE, null, "", List.of());
    }

    /** Returns the expression between the double parentheses that begin here. */
    Part.Arithmetic arithmetic() {
        cursor.expect("((");
        List<Part> expression = parts(Mode.ARITHMETIC);
        if (!cursor.take("))")) {
            throw new Unreadable("it is not sure whether parentheses hold an expression or commands");
        }
        return new Part.Arithmetic(expression);
    }
}
