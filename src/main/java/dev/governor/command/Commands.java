package dev.governor.command;

import java.util.function.Supplier;

/**
 * Reads what an agent wants to run, by the grammar of its language.
 *
 * <p>No method throws for what it reads: what is not understood is said so in the answer. Nothing is run, and no file system
 * or network is asked. Safe for use by several threads.
 */
public final class Commands {

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 20_000;

    private Commands() {}

    /** Returns what the shell line {@code line} would do. */
    public static CommandReading shell(String line) {
        return guarded(line, () -> {
            ShellReader reader = new ShellReader();
            reader.read(line, new Scope());
            return reader.conclusions();
        });
    }

    /** Returns what the SQL statements in {@code text} would do. */
    public static CommandReading sql(String text) {
        return guarded(text, () -> {
            Conclusions conclusions = new Conclusions();
            SqlReader.read(text, conclusions);
            return conclusions;
        });
    }

    /** Returns the most sensitive kind of thing that {@code path} may name, in whatever disguise it is written. */
    public static ResourceKind path(String path) {
        return PathKinds.of(path);
    }

    private static CommandReading guarded(String text, Supplier<Conclusions> reader) {
        if (text.length() > LONGEST) {
            return Conclusions.refused(text, "it is longer than " + LONGEST + " characters");
        }
        if (text.isBlank()) {
            return Conclusions.refused(text, "there is nothing to be run");
        }
        if (text.chars().anyMatch(Commands::unreadable)) {
            return Conclusions.refused(text, "it has characters that no keyboard types");
        }
        try {
            return reader.get().reading();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return Conclusions.refused(text, "it could not be read to the end");
        }
    }

    /** Control characters, the characters that stand for something else while reading, and broken surrogates alone. */
    private static boolean unreadable(int c) {
        boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
        return control
                || c == 0x7F
                || (c >= 0xE000 && c <= 0xF8FF)
                || c == Word.HOLE
                || c == 0xFFFD
                || Character.getType(c) == Character.FORMAT;
    }
}
