package dev.governor.remediation.reverification;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When something is looked at again.
 *
 * @param after how long after the moment it counts from, ascending; at least one
 */
record Schedule(List<Duration> after) {

    Schedule {
        after = List.copyOf(after);
        if (after.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one duration");
        }
        Duration last = Duration.ZERO;
        for (Duration duration : after) {
            if (duration.compareTo(last) <= 0) {
                throw new IllegalArgumentException(
                        "the durations of a schedule are positive and ascend, but were: " + after);
            }
            last = duration;
        }
    }

    static Schedule parse(String text) {
        return new Schedule(Arrays.stream(text.split(",")).map(Duration::parse).toList());
    }

    /** Returns the first date after {@code now}, counted from {@code from}; those that were missed are left out. */
    Optional<Instant> next(Instant from, Instant now) {
        return after.stream().map(from::plus).filter(date -> date.isAfter(now)).findFirst();
    }

    /** Returns until when what is due at {@code now} may be asked: the next date, or at the end for as long again. */
    Instant patience(Instant from, Instant now) {
        Duration longest = after.get(after.size() - 1);
        return next(from, now).orElse(from.plus(longest).plus(longest));
    }

    String text() {
        return after.stream().map(Duration::toString).collect(Collectors.joining(","));
    }
}
