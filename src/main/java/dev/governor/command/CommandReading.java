package dev.governor.command;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command would do.
 *
 * <p>A reading that was not understood has at least one effect {@link Effect#NOT_UNDERSTOOD} beside those that were.
 *
 * @param effects       what it does, without repetition, in the order in which the command says it; never empty
 * @param notUnderstood sentences about what could not be understood; empty when all was
 * @param destinations  the hosts it reaches by name, in order; hostile text
 * @param parts         how each part was read, in order, cut after a few hundred
 */
public record CommandReading(
        List<CommandEffect> effects, List<String> notUnderstood, Set<String> destinations, List<ReadPart> parts) {

    public CommandReading {
        effects = List.copyOf(effects);
        notUnderstood = List.copyOf(notUnderstood);
        parts = List.copyOf(parts);
        destinations = Collections.unmodifiableSet(new TreeSet<>(destinations));
    }

    /** Returns whether every part of the command was understood. */
    public boolean understood() {
        return notUnderstood.isEmpty();
    }
}
