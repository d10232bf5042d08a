package dev.governor.execution.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an ordinary login got on each way that it tried.
 *
 * @param closed where it was denied
 * @param open where it was let in
 * @param unasked where it could not ask, in words
 */
record Attempts(List<Way> closed, List<Way> open, List<String> unasked) {

    private static final int NAMED = 5;

    Attempts {
        closed = List.copyOf(closed);
        open = List.copyOf(open);
        unasked = List.copyOf(unasked);
    }

    /** Returns attempts to which more are to be added. */
    static Attempts none() {
        return new Attempts(List.of(), List.of(), List.of());
    }

    /** Returns the first few of {@code ways}, in words. */
    static String named(List<Way> ways) {
        List<String> words =
                ways.stream().limit(NAMED).map(Way::words).collect(Collectors.toCollection(ArrayList::new));
        if (ways.size() > NAMED) {
            words.add("and %d more".formatted(ways.size() - NAMED));
        }
        return String.join(", ", words);
    }
}
