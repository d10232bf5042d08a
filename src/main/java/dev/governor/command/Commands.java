package dev.governor.command;

/**
 * Reads what an agent wants to run, by the grammar of its language.
 *
 * <p>No method throws for what it reads: what is not understood is said so in the answer. Nothing is run, and no file system
 * or network is asked. Safe for use by several threads.
 */
public final class Commands {

    private Commands() {}

    /** Returns what the shell line {@code line} would do. */
    public static CommandReading shell(String line) {
        return Conclusions.refused(line, "this line was not read");
    }

    /** Returns what the SQL statements in {@code text} would do. */
    public static CommandReading sql(String text) {
        return Conclusions.refused(text, "these statements were not read");
    }

    /** Returns the most sensitive kind of thing that {@code path} may name, in whatever disguise it is written. */
    public static ResourceKind path(String path) {
        return PathKinds.of(path);
    }
}
