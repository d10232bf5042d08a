package dev.governor.execution.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ordinary logins got on each way that they tried.
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

    /** Returns these and {@code others}, each way once. */
    Attempts and(Attempts others) {
        return new Attempts(both(closed, others.closed), both(open, others.open), both(unasked, others.unasked));
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
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
