package dev.governor.command.shell.grammar;

/** Reads escapes, single quotes and back quotes: what stands in them is no word of the line around. */
final class QuoteParser {

    private final Cursor cursor;

    QuoteParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Returns the character behind a backslash, or nothing for a joined line. */
    Part escape(Mode mode) {
        cursor.next();
        if (cursor.ended()) {
            throw new Unreadable("the line ends with a backslash");
        }
        char c = cursor.next();
        if (c == '\n') {
            return new Part.Literal("", false);
        }
        if (c == '\r') {
            throw new Unreadable("the line has a carriage return");
        }
        boolean kept = switch (mode) {
            case DOUBLE -> "$`\"\\".indexOf(c) < 0;
            case HERE -> "$`\\".indexOf(c) < 0;
            case BRACE_DOUBLE, BRACE_HERE -> "$`\"\\}".indexOf(c) < 0;
            default -> false;
        };
        return new Part.Literal(kept ? "\\" + c : String.valueOf(c), true);
    }

    /** Returns what stands in single quotes. */
    Part single() {
        cursor.next();
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != '\'') {
            text.append(cursor.next());
        }
        cursor.next();
        return new Part.Literal(text.toString(), true);
    }

    /** Returns the commands in back quotes, which are a text of their own once their escapes are taken away. */
    Part backQuoted(Mode mode) {
        int start = cursor.at();
        cursor.next();
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != '`') {
            char c = cursor.next();
            if (c == '\\' && !cursor.ended()) {
                char escaped = cursor.next();
                boolean taken = "$`\\".indexOf(escaped) >= 0 || escaped == '"' && mode.insideDouble();
                text.append(taken ? "" : "\\").append(escaped);
            } else {
                text.append(c);
            }
        }
        cursor.next();
        cursor.budget().characters(text.length());
        cursor.budget().enter();
        ShellCommand body = new CommandParser(new Cursor(text.toString(), cursor.budget())).perhapsEmpty();
        cursor.budget().leave();
        return new Part.Substitution(body, cursor.since(start));
    }

    /** Returns what stands in quotes with a dollar, its escapes replaced. */
    Part ansi() {
        cursor.next();
        cursor.next();
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != '\'') {
            char c = cursor.next();
            text.append(c);
            if (c == '\\') {
                text.append(cursor.next());
            }
        }
        cursor.next();
        return new Part.Literal(AnsiC.decoded(text.toString()), true);
    }
}
