package dev.governor.cli.demo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Durations in order, to read percentiles from. */
record Durations(List<Duration> sorted) {

    Durations {
        sorted = sorted.stream().sorted().toList();
    }

    static Durations of(Collection<RemediationLoad.Run> runs) {
        return new Durations(runs.stream().map(RemediationLoad.Run::took).toList());
    }

    /** Returns the smallest one that {@code percent} of all do not exceed (nearest rank). */
    Duration percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    Duration max() {
        return sorted.get(sorted.size() - 1);
    }
}
