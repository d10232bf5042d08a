package dev.governor.command.shell;

import dev.governor.command.shell.grammar.Part;
import java.util.List;

/** Arithmetic of the shell: it may set variables, and its variables may hold expressions that run commands. */
final class Expressions {

    private static final int LONGEST_EXACT = 12;

    private final ShellLines shell;
    private final ShellState state;
    private final WordReader words;

    Expressions(ShellLines shell, ShellState state, WordReader words) {
        this.shell = shell;
        this.state = state;
        this.words = words;
    }

    /** Reads the index of a list. */
    void subscript(List<Part> parts) {
        value(parts);
    }

    /** Returns the value of an expression: exactly when it is a number, otherwise some number. */
    String value(List<Part> parts) {
        Marked made = new Marked(state.budget());
        words.add(parts, true, made);
        String text = made.single(true).text();
        read(text);
        boolean number = !text.isEmpty()
                && text.length() <= LONGEST_EXACT
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? text : "0";
    }

    /** Reads the expression {@code text}, whose parts were expanded. */
    void read(String text) {
        shell.seen(text);
        boolean sets = sets(text);
        int at = 0;
        while (at < text.length()) {
            state.budget().step();
            int end = at;
            while (end < text.length() && namePart(text.charAt(end))) {
                end++;
            }
            if (end > at && !Character.isDigit(text.charAt(at))) {
                name(text.substring(at, end), sets);
            }
            at = Math.max(end, at + 1);
        }
    }

    private void name(String name, boolean sets) {
        shell.evaluates();
        boolean secret = shell.holdsSecret(name) || state.tainted(name);
        if (secret && state.variable(name) == null) {
            words.secret(name);
        }
        if (sets) {
            shell.set(name, state);
        }
    }

    private static boolean namePart(char c) {
        return c < 0x7F && (Character.isLetterOrDigit(c) || c == '_');
    }

    private static boolean sets(String text) {
        if (text.contains("++") || text.contains("--")) {
            return true;
        }
        for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
            char before = at > 0 ? text.charAt(at - 1) : ' ';
            char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            boolean shift = at > 1 && "<>".indexOf(before) >= 0 && text.charAt(at - 2) == before;
            if (after != '=' && (shift || "=!<>".indexOf(before) < 0)) {
                return true;
            }
        }
        return false;
    }
}
