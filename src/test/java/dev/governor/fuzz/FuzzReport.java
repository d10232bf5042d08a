package dev.governor.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

/** What a run found, and its slowest inputs. Safe for several threads. */
final class FuzzReport {

    private static final int SLOWEST = 10;
    private static final int SHOWN = 120;
    private static final int MOST_OF_A_KIND = 5;

    /** One input with what reading it took, in nanoseconds of CPU. */
    private record Timed(long nanos, long index, FuzzedInput input) {}

    private final PriorityQueue<Timed> slowest = new PriorityQueue<>(Comparator.comparingLong(Timed::nanos));
    private final Map<String, List<String>> findings = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Keeps {@code input} if it is one of the slowest. */
    synchronized void timed(long nanos, long index, FuzzedInput input) {
        if (slowest.size() < SLOWEST || slowest.element().nanos() < nanos) {
            slowest.add(new Timed(nanos, index, input));
            if (slowest.size() > SLOWEST) {
                slowest.remove();
            }
        }
    }

    /** Returns whether another finding like that is worth being shortened; counts it. */
    synchronized boolean counts(String complaint) {
        return counts.merge(complaint, 1, Integer::sum) <= MOST_OF_A_KIND;
    }

    synchronized void found(String complaint, String where, FuzzedInput input) {
        String line = complaint + " (" + where + "): " + input.reader() + " " + input.literal(Integer.MAX_VALUE);
        findings.computeIfAbsent(complaint, any -> new ArrayList<>()).add(line);
        System.out.println("FOUND " + line);
    }

    synchronized boolean clean() {
        return counts.isEmpty();
    }

    /** Returns the slowest inputs, cut, and how often each complaint was made. */
    synchronized String text() {
        StringBuilder text = new StringBuilder("the slowest inputs:\n");
        slowest.stream()
                .sorted(Comparator.comparingLong(Timed::nanos).reversed())
                .forEach(each -> text.append(String.format(
                        Locale.ROOT,
                        "  %7.1f ms  index %d, %d characters: %s %s%n",
                        each.nanos() / 1e6,
                        each.index(),
                        each.input().text().length(),
                        each.input().reader(),
                        each.input().literal(SHOWN))));
        counts.forEach((complaint, count) -> text.append(String.format("%d times: %s%n", count, complaint)));
        return text.toString();
    }
}
