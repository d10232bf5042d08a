package dev.governor.command.shell.grammar;

import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.List;

/** A place in a text that is read from left to right, and the here-documents whose lines are still to come. */
final class Cursor {

    /** Stands behind the last character. */
    static final char END = '\0';

    private static final int LONGEST_SHOWN = 200;

    private final String text;
    private final Budget budget;
    private List<HereDocument> waiting = new ArrayList<>();
    private int at;

    Cursor(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        if (text.indexOf(END) >= 0) {
            throw new Unreadable("the line has a character that no shell reads");
        }
    }

    Budget budget() {
        return budget;
    }

    int at() {
        return at;
    }

    void at(int place) {
        at = place;
    }

    boolean ended() {
        return at >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    char next() {
        budget.step();
        if (ended()) {
            throw new Unreadable("the line ends in the middle");
        }
        return text.charAt(at++);
    }

    boolean looking(String sign) {
        return text.startsWith(sign, at);
    }

    boolean take(String sign) {
        if (!looking(sign)) {
            return false;
        }
        budget.step();
        at += sign.length();
        return true;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw new Unreadable("the line does not follow the grammar of the shell: `" + sign + "` is missing");
        }
    }

    /** Returns the beginning of what was read since {@code start}. */
    String since(int start) {
        return text.substring(start, Math.min(at, start + LONGEST_SHOWN));
    }

    /** Skips blanks, joined lines and a comment. */
    void blanks() {
        while (true) {
            char c = peek();
            if (c == ' ' || c == '\t') {
                next();
            } else if (c == '\\' && peek(1) == '\n') {
                next();
                next();
            } else if (c == '#' && startsWord()) {
                while (!ended() && peek() != '\n') {
                    next();
                }
            } else {
                return;
            }
        }
    }

    private boolean startsWord() {
        return at == 0 || " \t\n;&|()<>".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** Skips blanks, comments and line ends; the lines of here-documents are read where their line ends. */
    boolean lines() {
        boolean any = false;
        blanks();
        while (peek() == '\n') {
            any = true;
            next();
            documents();
            blanks();
        }
        return any;
    }

    void wait(HereDocument document) {
        waiting.add(document);
    }

    /** Begins commands inside a word, whose here-documents are their own. */
    List<HereDocument> inside() {
        List<HereDocument> outer = waiting;
        waiting = new ArrayList<>();
        return outer;
    }

    /** Ends commands inside a word. */
    void outside(List<HereDocument> outer) {
        complete();
        waiting = outer;
    }

    /** Refuses here-documents without lines. */
    void complete() {
        if (!waiting.isEmpty()) {
            throw new Unreadable("a here-document has no lines");
        }
    }

    private void documents() {
        if (waiting.isEmpty()) {
            return;
        }
        List<HereDocument> now = waiting;
        waiting = new ArrayList<>();
        now.forEach(this::document);
    }

    private void document(HereDocument document) {
        StringBuilder body = new StringBuilder();
        while (true) {
            if (ended()) {
                throw new Unreadable("a here-document has no end");
            }
            String line = logicalLine(document);
            if (line.equals(document.delimiter())) {
                break;
            }
            body.append(line).append('\n');
        }
        if (document.quoted()) {
            document.body(List.of(new Part.Literal(body.toString(), true)));
        } else {
            document.body(new WordParser(new Cursor(body.toString(), budget)).hereDocument());
        }
    }

    /** Returns the next line without its end; a joined one is one when its document is not quoted. */
    private String logicalLine(HereDocument document) {
        StringBuilder line = new StringBuilder();
        boolean first = true;
        while (!ended()) {
            char c = next();
            if (first && document.stripped() && c == '\t') {
                continue;
            }
            first = false;
            if (c == '\n') {
                break;
            }
            if (c == '\\' && !document.quoted() && !ended()) {
                char escaped = next();
                if (escaped != '\n') {
                    line.append(c).append(escaped);
                }
                continue;
            }
            line.append(c);
        }
        budget.characters(line.length());
        return line.toString();
    }
}
