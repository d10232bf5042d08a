package dev.governor.command.shell.grammar;

import java.util.List;

/** A text that stands in the lines below a command; known once those lines were read. */
public final class HereDocument {

    private final String delimiter;
    private final boolean quoted;
    private final boolean stripped;
    private List<Part> body = List.of();

    HereDocument(String delimiter, boolean quoted, boolean stripped) {
        this.delimiter = delimiter;
        this.quoted = quoted;
        this.stripped = stripped;
    }

    String delimiter() {
        return delimiter;
    }

    /** Returns whether its text stands for itself. */
    public boolean quoted() {
        return quoted;
    }

    boolean stripped() {
        return stripped;
    }

    void body(List<Part> parts) {
        body = List.copyOf(parts);
    }

    /** Returns the text in pieces. */
    public List<Part> body() {
        return body;
    }
}
