package dev.governor.command.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a command reads from its standard input.
 *
 * @param connected whether anything of the line is connected to it
 * @param text      what comes in, or {@code null} when only running the line would tell
 * @param origin    what it comes from, as written
 */
public record Input(boolean connected, @Nullable String text, String origin) {

    /** Nothing of the line. */
    public static final Input NONE = new Input(false, null, "");
}
