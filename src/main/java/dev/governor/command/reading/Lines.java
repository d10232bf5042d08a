package dev.governor.command.reading;

import java.util.List;

/** Reads the commands that the arguments of other commands hold. */
public interface Lines {

    /** Reads {@code words} as a command: the first is its program. */
    void command(List<Word> words, Input input, Place place);

    /** Reads {@code line} as a line of the shell, run by a shell of its own. */
    void line(String line, Input input, Place place);
}
