package dev.governor.command.shell.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads simple commands, the assignments before them, and definitions of functions by parentheses. */
final class SimpleParser {

    /** Commands whose arguments may be assignments. */
    private static final Set<String> DECLARING = Set.of("declare", "typeset", "local", "export", "readonly");

    private static final String PLAIN_IN_SUBSCRIPT = "@*$+-'\".,/ ";

    private final Cursor cursor;
    private final WordParser words;
    private final RedirectParser redirects;

    SimpleParser(Cursor cursor, WordParser words, RedirectParser redirects) {
        this.cursor = cursor;
        this.words = words;
        this.redirects = redirects;
    }

    static boolean identifier(String name) {
        return !name.isEmpty()
                && !ParameterParser.digit(name.charAt(0))
                && name.chars().allMatch(c -> ParameterParser.letter((char) c) || ParameterParser.digit((char) c));
    }

    ShellCommand read() {
        int start = cursor.at();
        List<Assignment> assignments = new ArrayList<>();
        List<Assignment> declared = new ArrayList<>();
        List<ShellWord> read = new ArrayList<>();
        List<Redirect> found = new ArrayList<>();
        while (true) {
            cursor.blanks();
            Redirect redirect = redirects.read();
            if (redirect != null) {
                found.add(redirect);
                continue;
            }
            boolean declares = !read.isEmpty()
                    && read.get(0).plain() != null
                    && DECLARING.contains(read.get(0).plain());
            Assignment assignment = read.isEmpty() || declares ? assignment() : null;
            if (assignment != null) {
                (read.isEmpty() ? assignments : declared).add(assignment);
                continue;
            }
            ShellWord word = words.word();
            if (word.parts().isEmpty()) {
                break;
            }
            read.add(word);
            if (cursor.peek() == '(' || read.size() == 1 && functionFollows()) {
                return function(read, assignments, found);
            }
        }
        if (read.isEmpty() && assignments.isEmpty() && found.isEmpty()) {
            throw new Unreadable("the line does not follow the grammar of the shell: a command is missing");
        }
        if (!read.isEmpty()
                && read.get(0).plain() != null
                && CommandParser.RESERVED.contains(read.get(0).plain())
                && !read.get(0).is("time")
                && !read.get(0).is("in")) {
            throw new Unreadable("a word of the shell's own stands where no command can begin");
        }
        return new ShellCommand.Simple(assignments, read, declared, found, cursor.since(start));
    }

    private boolean functionFollows() {
        int place = cursor.at();
        cursor.blanks();
        boolean follows = cursor.peek() == '(';
        if (!follows) {
            cursor.at(place);
        }
        return follows;
    }

    private ShellCommand function(List<ShellWord> read, List<Assignment> assignments, List<Redirect> found) {
        @Nullable String name = read.get(0).plain();
        cursor.expect("(");
        cursor.blanks();
        cursor.expect(")");
        if (name == null || read.size() > 1 || !assignments.isEmpty() || !found.isEmpty()) {
            throw new Unreadable("parentheses stand where no function is defined");
        }
        return new CompoundParser(new CommandParser(cursor)).function(name);
    }

    /** Returns the assignment that begins here, or {@code null}. */
    private @Nullable Assignment assignment() {
        int start = cursor.at();
        int ahead = nameLength();
        if (ahead == 0) {
            return null;
        }
        StringBuilder name = new StringBuilder();
        for (int at = 0; at < ahead; at++) {
            name.append(cursor.peek(at));
        }
        int bracket = cursor.peek(ahead) == '[' ? subscriptLength(ahead) : 0;
        boolean appends = cursor.peek(ahead + bracket) == '+' && cursor.peek(ahead + bracket + 1) == '=';
        if (!appends && cursor.peek(ahead + bracket) != '=') {
            return null;
        }
        cursor.at(start + ahead);
        List<Part> subscript = null;
        if (cursor.take("[")) {
            subscript = words.parts(Mode.SUBSCRIPT);
            cursor.expect("]");
        }
        cursor.expect(appends ? "+=" : "=");
        boolean array = cursor.peek() == '(';
        List<ShellWord> values = array ? array() : List.of(words.word());
        if (array && subscript != null || cursor.peek() == '(') {
            throw new Unreadable("parentheses stand where no list is assigned");
        }
        return new Assignment(name.toString(), subscript, appends, array, values, cursor.since(start));
    }

    private int nameLength() {
        int length = 0;
        while (ParameterParser.letter(cursor.peek(length))
                || length > 0 && ParameterParser.digit(cursor.peek(length))) {
            cursor.budget().step();
            length++;
        }
        return length;
    }

    private int subscriptLength(int from) {
        int at = from + 1;
        while (true) {
            char c = cursor.peek(at);
            cursor.budget().step();
            if (c == ']') {
                return at - from + 1;
            }
            boolean plain = ParameterParser.letter(c) || ParameterParser.digit(c) || PLAIN_IN_SUBSCRIPT.indexOf(c) >= 0;
            if (!plain || c == ' ' && at == from + 1) {
                return 0;
            }
            at++;
        }
    }

    private List<ShellWord> array() {
        cursor.expect("(");
        List<ShellWord> values = new ArrayList<>();
        cursor.lines();
        while (!cursor.take(")")) {
            ShellWord value = words.word();
            if (value.parts().isEmpty() || cursor.peek() == '(') {
                throw new Unreadable("a list is not closed");
            }
            values.add(value);
            cursor.lines();
        }
        return values;
    }
}
