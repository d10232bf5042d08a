package dev.governor.cli.demo;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The table of what happened where, and what came of it. */
final class CrashReport {

    private final long seed;
    private final long begun = System.nanoTime();
    private final List<CrashResult> results = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Set<CrashFault> tried = EnumSet.noneOf(CrashFault.class);
    private int rounds;
    private int struckNothing;

    CrashReport(long seed) {
        this.seed = seed;
    }

    /** Takes one round's results in and says them on standard error. */
    void add(int number, int of, CrashFault fault, CrashPoint aim, Duration took, List<CrashResult> round) {
        rounds++;
        tried.add(fault);
        struckNothing += round.isEmpty() ? 1 : 0;
        results.addAll(round);
        System.err.printf(
                Locale.ROOT,
                "crash: %d of %d, %s at %s, %.1f s%n",
                number,
                of,
                fault.heading(),
                aim.word(),
                took.toMillis() / 1e3);
        round.forEach(result -> System.err.println("crash:     " + result));
    }

    /** Takes in what is wrong beside single plans. */
    void addFailures(List<String> found) {
        failures.addAll(found);
        found.forEach(failure -> System.err.println("crash: BAD: " + failure));
    }

    /** Tells whether every fault that was tried struck something, and nothing ended badly. */
    boolean isGood() {
        Set<CrashFault> struck = results.stream()
                .map(CrashResult::fault)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CrashFault.class)));
        return !tried.isEmpty()
                && struck.containsAll(tried)
                && failures.isEmpty()
                && results.stream().noneMatch(CrashResult::isBad);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("| last point passed |");
        List<CrashFault> faults = List.of(CrashFault.values());
        faults.forEach(fault -> text.append(' ').append(fault.heading()).append(" |"));
        text.append("\n|---|").append("--:|".repeat(faults.size())).append('\n');
        for (CrashPoint point : CrashPoint.values()) {
            text.append("| ").append(point.word().replace('_', ' ')).append(" |");
            faults.forEach(fault -> text.append(' ').append(cell(point, fault)).append(" |"));
            text.append('\n');
        }
        return text.append('\n').append(summary()).toString();
    }

    private String cell(CrashPoint point, CrashFault fault) {
        List<CrashResult> here = results.stream()
                .filter(result -> result.landed() == point && result.fault() == fault)
                .toList();
        long bad = here.stream().filter(CrashResult::isBad).count();
        return here.isEmpty() ? "" : bad == 0 ? String.valueOf(here.size()) : here.size() + ", " + bad + " BAD";
    }

    private String summary() {
        Map<String, Long> endings = results.stream()
                .collect(Collectors.groupingBy(CrashResult::ended, TreeMap::new, Collectors.counting()));
        long bad = results.stream().filter(CrashResult::isBad).count();
        return """
            %d rounds, of which %d struck nothing; %d plans under way when it happened, %.1f minutes, SEED=%d
            endings: %s
            quarantined although nobody interfered: %d
            bad endings: %d; wrong beside single plans: %d
            credentials, sessions or leases alive at the end: %d; double effects: %d
            """.formatted(
                        rounds,
                        struckNothing,
                        results.size(),
                        (System.nanoTime() - begun) / 6e10,
                        seed,
                        endings,
                        results.stream().filter(CrashResult::isNeedless).count(),
                        bad,
                        failures.size(),
                        broken("3:"),
                        broken("6: the change"));
    }

    private long broken(String beginning) {
        return results.stream()
                        .flatMap(result -> result.broken().stream())
                        .filter(broken -> broken.startsWith(beginning))
                        .count()
                + failures.stream()
                        .filter(failure -> failure.startsWith(beginning))
                        .count();
    }
}
