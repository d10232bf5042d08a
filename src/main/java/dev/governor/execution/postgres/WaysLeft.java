package dev.governor.execution.postgres;

import dev.governor.execution.ActionAdapter.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The ways to a table's rows that a change leaves open.
 *
 * @param ways those that stay open
 * @param unasked where it could not ask, in words
 * @param complete whether all ways were looked at
 */
record WaysLeft(List<Way> ways, List<String> unasked, boolean complete) {

    WaysLeft {
        ways = List.copyOf(ways);
        unasked = List.copyOf(unasked);
    }

    /** Returns what trying the lasting ones of {@code all} came to. */
    static WaysLeft of(Attempts attempts, WaysToRows all) {
        return new WaysLeft(attempts.open(), attempts.unasked(), all.complete());
    }

    /** Returns a line for each way, as {@code words} says it, and for what is not known. */
    List<String> lines(Function<Way, String> words) {
        List<String> lines = new ArrayList<>();
        ways.forEach(way -> lines.add(words.apply(way)));
        unasked.forEach(where -> lines.add("the probe could not ask" + where));
        if (!complete) {
            lines.add(WaysToRows.tooMany());
        }
        return lines;
    }

    /**
     * Confirms that there is none.
     *
     * @param refuted what it is when there are some
     */
    Check check(String confirmed, String refuted) {
        if (!ways.isEmpty()) {
            return Check.of(false, "", refuted);
        }
        if (!complete) {
            return Check.of(false, "", WaysToRows.tooMany() + ", nothing was changed");
        }
        return unasked.isEmpty()
                ? Check.of(true, confirmed, "")
                : Check.unanswered("the probe could not ask" + unasked.get(0));
    }
}
