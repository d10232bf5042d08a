package dev.governor.command.reading;

/** Reads the calls of programs that the shell itself does not run. */
public interface ProgramReader {

    /** Returns whether {@code name} is a program that is known. */
    boolean knows(String name);

    /** Reads a call; its program is as the line writes it, with a directory or without. */
    void read(Invocation call);
}
