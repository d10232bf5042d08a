package dev.governor.simulation;

import dev.governor.simulation.BehaviourDiff.Example;
import dev.governor.simulation.BehaviourDiff.Flip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts decisions that flip, by group, in bounded memory. */
final class Flips {

    /** The most groups; decisions of further groups are not counted, and the report says that it is not complete. */
    static final int MAX_GROUPS = 1_000;

    /** The most tenants of a group that are counted by name; the others are counted as {@link #OTHERS}. */
    static final int MAX_TENANTS = 100;

    static final String OTHERS = "…";

    private static final Comparator<Flip> MOST_TELLING = Comparator.comparing(Flip::loosens)
            .thenComparing(Flip::count)
            .reversed()
            .thenComparing(flip -> flip.toRules().toString());

    private record Group(Answer from, Answer to) {}

    private static final class Tally {
        private final Map<String, Long> tenants = new TreeMap<>();
        private final List<Example> examples = new ArrayList<>();
        private long count;
        private Instant earliest = Instant.MAX;
        private Instant latest = Instant.MIN;
    }

    private final int examples;
    private final Map<Group, Tally> tallies = new HashMap<>();
    private boolean complete = true;

    /** @param examples how many examples of each group are kept */
    Flips(int examples) {
        this.examples = examples;
    }

    void add(RecordedCase recorded, Answer from, Answer to) {
        Group group = new Group(from, to);
        Tally tally = tallies.get(group);
        if (tally == null) {
            if (tallies.size() == MAX_GROUPS) {
                complete = false;
                return;
            }
            tally = new Tally();
            tallies.put(group, tally);
        }
        tally.count++;
        boolean named = tally.tenants.containsKey(recorded.tenant()) || tally.tenants.size() < MAX_TENANTS;
        tally.tenants.merge(named ? recorded.tenant() : OTHERS, 1L, Long::sum);
        tally.earliest = earlier(tally.earliest, recorded.decidedAt());
        tally.latest = later(tally.latest, recorded.decidedAt());
        if (tally.examples.size() < examples) {
            tally.examples.add(new Example(recorded.decision(), recorded.tenant(), recorded.decidedAt()));
        }
    }

    /** Tells whether every group was counted. */
    boolean complete() {
        return complete;
    }

    /** Returns the groups, those that become looser first, then the largest. */
    List<Flip> groups() {
        List<Flip> groups = new ArrayList<>();
        tallies.forEach((group, tally) -> groups.add(new Flip(
                group.from().outcome(),
                group.to().outcome(),
                group.to().outcome().compareTo(group.from().outcome()) < 0,
                group.from().rules(),
                group.to().rules(),
                tally.count,
                tally.tenants,
                tally.earliest,
                tally.latest,
                tally.examples)));
        groups.sort(MOST_TELLING);
        return groups;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
