package dev.governor.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The processor time that processes took, as Linux tells it; nothing elsewhere.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcessorTime {

    private static final long TICK_MILLIS = 10;
    private static final int USER = 11;
    private static final int FIELDS = 4;

    private ProcessorTime() {}

    /** Returns what a process and its children took so far, those that ended included. */
    static Duration of(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> ofOne(process.pid()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns what the PostgreSQL server in {@code directory} took so far, its ended sessions included. */
    static Duration ofPostgres(Path directory) {
        try {
            Path file = directory.resolve("data").resolve("postmaster.pid");
            return of(Long.parseLong(Files.readAllLines(file).get(0).strip()));
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    /** Returns what a process itself took so far, and those of its children that ended. */
    static Duration ofOne(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // the name before may hold spaces; after it come the state and numbers
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = USER; i < USER + FIELDS; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return Duration.ofMillis(ticks * TICK_MILLIS);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }
}
