package dev.governor.command.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a command reads from its standard input.
 *
 * @param connected whether anything of the line is connected to it
 * @param text      what comes in, or {@code null} when only running the line would tell
 * @param origin    what it comes from, as written
 * @param file      the file that it is, or {@code null}
 * @param names     a pattern that fits all names of files it consists of, or {@code null} when it may be anything
 * @param endless   whether it goes on until nobody reads it any more
 */
public record Input(
        boolean connected,
        @Nullable String text,
        String origin,
        @Nullable Word file,
        @Nullable String names,
        boolean endless) {

    /** Nothing of the line. */
    public static final Input NONE = new Input(false, null, "");

    public Input(boolean connected, @Nullable String text, String origin) {
        this(connected, text, origin, null, null, false);
    }

    public Input(boolean connected, @Nullable String text, String origin, @Nullable Word file) {
        this(connected, text, origin, file, null, false);
    }
}
