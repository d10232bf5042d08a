package dev.governor.command;

import static java.util.Objects.requireNonNull;

/**
 * How one part of a command was read, for whoever mends a description or wonders about an answer.
 *
 * @param part the part as the command writes it, cut: hostile text
 * @param as what it was read as, in words of ours
 * @param source the description that said so, for example {@code knowledge/programs/git.yaml:120}; empty when the language did
 */
public record ReadPart(String part, String as, String source) {

    public ReadPart {
        requireNonNull(part, "part");
        requireNonNull(as, "as");
        requireNonNull(source, "source");
    }
}
