package dev.governor.command.shell.grammar;

import dev.governor.command.shell.grammar.Part.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in <code>${…}</code>. */
final class ParameterParser {

    private static final String SPECIAL = "@*#?-$!_";

    /** Longer operators stand before those they begin with. */
    private static final List<String> OPERATORS = List.of(
            ":-", ":=", ":?", ":+", "-", "=", "?", "+", ":", "##", "#", "%%", "%", "//", "/", "^^", "^", ",,", ",",
            "@");

    private final Cursor cursor;
    private final WordParser words;

    ParameterParser(Cursor cursor, WordParser words) {
        this.cursor = cursor;
        this.words = words;
    }

    static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns whether a parameter without braces may begin with {@code c}. */
    static boolean begins(char c) {
        return letter(c) || digit(c) || SPECIAL.indexOf(c) >= 0;
    }

    /** Returns the name that begins here: letters, one digit, or one special character. */
    static String name(Cursor cursor) {
        StringBuilder name = new StringBuilder();
        name.append(cursor.next());
        if (letter(name.charAt(0))) {
            while (letter(cursor.peek()) || digit(cursor.peek())) {
                name.append(cursor.next());
            }
        }
        return name.toString();
    }

    Part read(Mode mode) {
        cursor.expect("${");
        Form form = form();
        String name = braced();
        List<Part> subscript = subscript();
        if (cursor.take("}")) {
            return new Part.Parameter(name, form, subscript, "", List.of());
        }
        if (form == Form.LENGTH) {
            throw unknown();
        }
        if (form == Form.INDIRECT && (cursor.take("*}") || cursor.take("@}"))) {
            return new Part.Parameter(name, form, subscript, "*", List.of());
        }
        String operator = operator();
        List<Part> argument = words.parts(argumentMode(mode, operator));
        cursor.expect("}");
        return new Part.Parameter(name, form, subscript, operator, argument);
    }

    private Form form() {
        char sign = cursor.peek();
        char next = cursor.peek(1);
        boolean more = letter(next) || digit(next) || (next == '@' || next == '*') && cursor.peek(2) == '}';
        if (sign == '#' && more) {
            cursor.next();
            return Form.LENGTH;
        }
        if (sign == '!' && (letter(next) || digit(next))) {
            cursor.next();
            return Form.INDIRECT;
        }
        return Form.VALUE;
    }

    private String braced() {
        char first = cursor.peek();
        if (!begins(first)) {
            throw unknown();
        }
        StringBuilder name = new StringBuilder(name(cursor));
        while (digit(first) && digit(cursor.peek())) {
            name.append(cursor.next());
        }
        boolean special = !letter(first) && !digit(first);
        if (special && "#!-?$".indexOf(first) >= 0 && cursor.peek() != '}') {
            throw unknown();
        }
        return name.toString();
    }

    private @Nullable List<Part> subscript() {
        if (!cursor.take("[")) {
            return null;
        }
        List<Part> subscript = words.parts(Mode.SUBSCRIPT);
        cursor.expect("]");
        return subscript;
    }

    private String operator() {
        for (String operator : OPERATORS) {
            if (cursor.take(operator)) {
                return operator;
            }
        }
        throw unknown();
    }

    private static Mode argumentMode(Mode mode, String operator) {
        boolean pattern = "#%/^,@".indexOf(operator.charAt(0)) >= 0;
        return switch (mode) {
            case DOUBLE, BRACE_DOUBLE -> pattern ? Mode.BRACE : Mode.BRACE_DOUBLE;
            case HERE, BRACE_HERE -> pattern ? Mode.BRACE : Mode.BRACE_HERE;
            default -> Mode.BRACE;
        };
    }

    private static Unreadable unknown() {
        return new Unreadable("a parameter is written in a way that is not known here");
    }
}
