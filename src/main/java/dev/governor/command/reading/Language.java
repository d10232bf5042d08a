package dev.governor.command.reading;

/** Reads text in a small language that an argument holds. */
@FunctionalInterface
public interface Language {

    /**
     * Adds what {@code text} does.
     *
     * @param text the text; may have holes
     * @param of the dialect, for example the client of SQL; may be empty
     * @param call the call whose argument it is
     */
    void read(Word text, String of, Invocation call);
}
