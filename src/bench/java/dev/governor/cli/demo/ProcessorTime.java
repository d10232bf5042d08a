package dev.governor.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The processor time that processes took, as Linux tells it; unknown elsewhere.
 *
 * @param taken how much, null where it cannot be read
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
record ProcessorTime(@Nullable Duration taken) {

    private static final ProcessorTime UNKNOWN = new ProcessorTime(null);
    private static final long TICK_MILLIS = 10;
    private static final int USER = 11;
    private static final int FIELDS = 4;

    /** Returns what the PostgreSQL server in {@code directory} took so far, its ended sessions included. */
    static ProcessorTime ofPostgres(Path directory) {
        try {
            Path file = directory.resolve("data").resolve("postmaster.pid");
            return ofAll(Long.parseLong(Files.readAllLines(file).get(0).strip()));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** Returns what a process itself took so far, and those of its children that ended. */
    static ProcessorTime ofOne(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // the name before may hold spaces; after it come the state and numbers
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = USER; i < USER + FIELDS; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return new ProcessorTime(Duration.ofMillis(ticks * TICK_MILLIS));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** Returns the time since {@code before} was read. */
    ProcessorTime minus(ProcessorTime before) {
        return taken == null || before.taken == null ? UNKNOWN : new ProcessorTime(taken.minus(before.taken));
    }

    /** Returns, in words, how much each of {@code many} took. */
    String forEach(int many) {
        return taken == null
                ? BenchTable.UNKNOWN
                : String.format(Locale.ROOT, "%.0f ms", (double) taken.toMillis() / many);
    }

    private static ProcessorTime ofAll(long pid) {
        // a child that ends while this reads is in its parent's time, which comes last
        List<ProcessorTime> children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(child -> ofOne(child.pid()))
                .toList();
        Duration sum = ofOne(pid).taken;
        for (ProcessorTime child : children) {
            sum = sum == null || child.taken == null ? sum : sum.plus(child.taken);
        }
        return new ProcessorTime(sum);
    }
}
