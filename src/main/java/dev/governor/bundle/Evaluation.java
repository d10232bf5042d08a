package dev.governor.bundle;

import java.util.List;

/** What came of asking rules about facts. Only {@link Matched} may lead to anything but a denial. */
public sealed interface Evaluation {

    /**
     * Every rule was tried.
     *
     * @param matches the rules that hold, by id, then in the order of the facts
     */
    record Matched(List<RuleMatch> matches) implements Evaluation {
        public Matched {
            matches = List.copyOf(matches);
        }
    }

    /** The time budget of the bundle ran out. */
    record TimedOut() implements Evaluation {}

    /**
     * The engine broke.
     *
     * @param cause how
     */
    record Failed(RuntimeException cause) implements Evaluation {}
}
