package dev.governor.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was concluded so far about one command; several parts of it may add. */
final class Conclusions {

    private static final int MOST = 500;
    private static final int LONGEST_HOST = 253;

    private final Set<CommandEffect> effects = new LinkedHashSet<>();
    private final Set<String> notUnderstood = new LinkedHashSet<>();
    private final Set<String> destinations = new TreeSet<>();

    /** Returns the reading of {@code text} when nothing of it was understood. */
    static CommandReading refused(String text, String sentence) {
        Conclusions conclusions = new Conclusions();
        conclusions.notUnderstood(text, sentence);
        return conclusions.reading();
    }

    void add(Effect effect, ResourceKind resource, String subject, String because) {
        if (effects.size() < MOST) {
            effects.add(new CommandEffect(effect, resource, subject, because));
        } else {
            notUnderstood.add("the command does more than " + MOST + " things");
        }
    }

    /** Adds that {@code part} could not be understood, with a sentence of ours. */
    void notUnderstood(String part, String sentence) {
        add(Effect.NOT_UNDERSTOOD, ResourceKind.UNKNOWN, part, sentence);
        notUnderstood.add(sentence);
    }

    /** Returns how many effects there are so far. */
    int size() {
        return effects.size();
    }

    /** Returns whether one of the effects after the first {@code before} is {@code effect}. */
    boolean since(int before, Effect effect) {
        return effects.stream().skip(before).anyMatch(each -> each.effect() == effect);
    }

    void destination(String host) {
        destinations.add(Excerpt.of(host, LONGEST_HOST));
    }

    /** Returns all of it; a command without any effect has the effect {@code none}. */
    CommandReading reading() {
        if (effects.isEmpty()) {
            add(Effect.NONE, ResourceKind.NONE, "", "it changes nothing");
        }
        return new CommandReading(List.copyOf(effects), List.copyOf(notUnderstood), destinations, List.of());
    }
}
