package dev.governor.command.shell.grammar;

import dev.governor.kernel.Budget;

/** Reads a line of the shell by the grammar of bash. */
public final class ShellGrammar {

    private ShellGrammar() {}

    /** What reading a line comes to. */
    public sealed interface Result {}

    /** The line follows the grammar. */
    public record Parsed(ShellCommand command) implements Result {}

    /** The line does not, or bash may read it in another way; the sentence is ours. */
    public record Refused(String sentence) implements Result {}

    /**
     * Returns the tree of {@code line}.
     *
     * @throws Budget.Spent when it is too long or too deep
     */
    public static Result parse(String line, Budget budget) {
        try {
            return new Parsed(new CommandParser(new Cursor(line, budget)).whole());
        } catch (Unreadable e) {
            return new Refused(e.sentence());
        }
    }
}
