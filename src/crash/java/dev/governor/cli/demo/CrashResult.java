package dev.governor.cli.demo;

import java.util.List;

/**
 * How a plan came through.
 *
 * @param subject the plan
 * @param fault what happened
 * @param aim where it was to happen; of a companion, where it was to happen to the other plan
 * @param landed the last point that this plan had passed when it happened
 * @param ended the state in which the plan ended
 * @param reason why
 * @param broken what is broken, empty for a good ending
 */
record CrashResult(
        CrashSubject subject,
        CrashFault fault,
        CrashPoint aim,
        CrashPoint landed,
        String ended,
        String reason,
        List<String> broken) {

    boolean isBad() {
        return !broken.isEmpty();
    }

    /** Tells whether a person has to look although nobody interfered with the table. */
    boolean isNeedless() {
        return ended.equals("quarantined") && !subject.hasSomebodyElse();
    }

    @Override
    public String toString() {
        return "%s on %s, at %s: %s%s%s"
                .formatted(
                        subject.plan(),
                        subject.table(),
                        landed.word(),
                        ended,
                        isBad() || isNeedless() ? " (" + reason + ")" : "",
                        isBad() ? ", BAD: " + String.join("; ", broken) : "");
    }
}
