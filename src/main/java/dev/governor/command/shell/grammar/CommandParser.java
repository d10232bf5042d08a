package dev.governor.command.shell.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads commands and what joins them; {@link CompoundParser} reads those with words of their own. */
final class CommandParser {

    static final Set<String> RESERVED = Set.of(
            "if",
            "then",
            "elif",
            "else",
            "fi",
            "for",
            "while",
            "until",
            "do",
            "done",
            "case",
            "esac",
            "select",
            "function",
            "time",
            "coproc",
            "in",
            "{",
            "}",
            "!",
            "[[",
            "]]");

    private static final String ENDS_KEYWORD = " \t\n;&|()<>";
    private static final int LONGEST_KEYWORD = 8;

    private final Cursor cursor;
    private final WordParser words;
    private final RedirectParser redirects;
    private final SimpleParser simple;

    CommandParser(Cursor cursor) {
        this.cursor = cursor;
        this.words = new WordParser(cursor);
        this.redirects = new RedirectParser(cursor, words);
        this.simple = new SimpleParser(cursor, words, redirects);
    }

    Cursor cursor() {
        return cursor;
    }

    WordParser words() {
        return words;
    }

    /** Returns the commands of the whole text, which has at least one. */
    ShellCommand whole() {
        ShellCommand.Sequence sequence = perhapsEmpty();
        if (sequence.commands().isEmpty()) {
            throw new Unreadable("there is no command");
        }
        return sequence;
    }

    /** Returns the commands of the whole text, which may have none. */
    ShellCommand.Sequence perhapsEmpty() {
        ShellCommand.Sequence sequence = sequence();
        if (!cursor.ended()) {
            throw new Unreadable("the line does not follow the grammar of the shell");
        }
        cursor.complete();
        return sequence;
    }

    /** Returns the commands up to the closing parenthesis of a substitution, which is taken. */
    ShellCommand inside() {
        cursor.budget().enter();
        List<HereDocument> outer = cursor.inside();
        if (!outer.isEmpty()) {
            throw new Unreadable("commands stand in a word behind a here-document");
        }
        ShellCommand body = sequence();
        cursor.expect(")");
        cursor.outside(outer);
        cursor.budget().leave();
        return body;
    }

    /** Returns the commands up to a sign that no command begins with; it must have one. */
    ShellCommand body() {
        ShellCommand.Sequence sequence = sequence();
        if (sequence.commands().isEmpty()) {
            throw new Unreadable("the line does not follow the grammar of the shell: a command is missing");
        }
        return sequence;
    }

    /** Returns the commands up to a sign that no command begins with. */
    ShellCommand.Sequence sequence() {
        cursor.budget().enter();
        List<ShellCommand> commands = new ArrayList<>();
        cursor.lines();
        while (!ended()) {
            ShellCommand command = andOr();
            cursor.blanks();
            boolean background = cursor.peek() == '&' && cursor.peek(1) != '&' && cursor.take("&");
            commands.add(background ? new ShellCommand.Background(command) : command);
            boolean separated = background || cursor.peek() == ';' && !looksLikeItemEnd() && cursor.take(";");
            separated |= cursor.lines();
            if (!separated) {
                break;
            }
        }
        cursor.budget().leave();
        return new ShellCommand.Sequence(commands);
    }

    private boolean looksLikeItemEnd() {
        return cursor.peek(1) == ';' || cursor.peek(1) == '&';
    }

    private boolean ended() {
        if (cursor.ended() || cursor.peek() == ')' || cursor.peek() == ';' && looksLikeItemEnd()) {
            return true;
        }
        return switch (keyword()) {
            case "then", "elif", "else", "fi", "do", "done", "esac", "}" -> true;
            default -> false;
        };
    }

    /** Returns the reserved word that stands here, or the empty string. */
    String keyword() {
        StringBuilder word = new StringBuilder();
        while (word.length() <= LONGEST_KEYWORD) {
            char c = cursor.peek(word.length());
            if (c == Cursor.END || ENDS_KEYWORD.indexOf(c) >= 0) {
                break;
            }
            word.append(c);
        }
        cursor.budget().step();
        String keyword = word.toString();
        return RESERVED.contains(keyword) ? keyword : "";
    }

    boolean takeKeyword(String keyword) {
        return keyword().equals(keyword) && cursor.take(keyword);
    }

    void expectKeyword(String keyword) {
        cursor.blanks();
        if (!takeKeyword(keyword)) {
            throw new Unreadable("the line does not follow the grammar of the shell: `" + keyword + "` is missing");
        }
    }

    private ShellCommand andOr() {
        ShellCommand first = pipeline();
        List<ShellCommand.Next> rest = new ArrayList<>();
        while (true) {
            cursor.blanks();
            boolean and = cursor.looking("&&");
            if (!and && !cursor.looking("||")) {
                return rest.isEmpty() ? first : new ShellCommand.AndOr(first, rest);
            }
            cursor.take(and ? "&&" : "||");
            cursor.lines();
            rest.add(new ShellCommand.Next(and, pipeline()));
        }
    }

    private ShellCommand pipeline() {
        boolean timed = false;
        boolean negated = false;
        boolean more = true;
        while (more) {
            cursor.blanks();
            if (timeKeyword()) {
                timed = true;
            } else if (cursor.looking("!(")) {
                throw new Unreadable("an exclamation mark touches a parenthesis");
            } else if (takeKeyword("!")) {
                negated = true;
            } else {
                more = false;
            }
        }
        List<ShellCommand> members = new ArrayList<>();
        members.add(command());
        while (true) {
            cursor.blanks();
            if (cursor.peek() != '|' || cursor.peek(1) == '|') {
                break;
            }
            cursor.next();
            cursor.take("&");
            cursor.lines();
            members.add(command());
        }
        return members.size() == 1 && !negated && !timed
                ? members.get(0)
                : new ShellCommand.Pipeline(members, negated, timed);
    }

    /** Before an option other than {@code -p} the word names a program. */
    private boolean timeKeyword() {
        if (!keyword().equals("time")) {
            return false;
        }
        int start = cursor.at();
        cursor.take("time");
        cursor.blanks();
        if (cursor.looking("-p ")) {
            cursor.take("-p");
        } else if (cursor.peek() == '-') {
            cursor.at(start);
            return false;
        }
        return true;
    }

    /** Returns the command that begins here, without what joins it to others. */
    ShellCommand command() {
        cursor.budget().enter();
        cursor.blanks();
        ShellCommand compound = new CompoundParser(this).read();
        ShellCommand command = compound == null ? simple.read() : redirected(compound);
        cursor.budget().leave();
        return command;
    }

    private ShellCommand redirected(ShellCommand compound) {
        List<Redirect> after = new ArrayList<>();
        cursor.blanks();
        Redirect redirect = redirects.read();
        while (redirect != null) {
            after.add(redirect);
            cursor.blanks();
            redirect = redirects.read();
        }
        return after.isEmpty() ? compound : new ShellCommand.Redirected(compound, after);
    }
}
