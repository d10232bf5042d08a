package dev.governor.command;

import dev.governor.command.ReadingTimes.Times;
import dev.governor.policy.action.AgentAction;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The CPU that reading an action takes, for each line of the corpora; beside another build in the same run when one is
 * given. Each build is measured in processes of its own, by turns, so that both see the same machine.
 */
public final class ReadingBenchmark {

    private static final double MEDIAN_GOAL = 30;
    private static final double LONGEST_GOAL = 250_000;
    private static final int TURNS = 3;

    private final Path here;
    private final String seconds;
    private final Map<String, List<Times>> measured = new LinkedHashMap<>();

    private ReadingBenchmark(Path here, String seconds) {
        this.here = here;
        this.seconds = seconds;
    }

    /** {@code ReadingBenchmark [--baseline DIR] [SECONDS]}: another build's target directory; how long each turn takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(arguments));
        int at = words.indexOf("--baseline");
        @Nullable Path baseline = at < 0 ? null : Path.of(words.get(at + 1), "classes");
        if (at >= 0) {
            words.subList(at, at + 2).clear();
        }
        Path here = Path.of(AgentAction.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        new ReadingBenchmark(here, words.isEmpty() ? "8" : words.get(0)).run(baseline);
    }

    private void run(@Nullable Path baseline) throws IOException, InterruptedException {
        for (int turn = 0; turn < TURNS; turn++) {
            measure("", here);
            if (baseline != null) {
                measure("baseline ", baseline);
            }
        }
        System.out.println(markdown(baseline != null));
    }

    private void measure(String build, Path classes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        classPath(classes),
                        ReadingTimes.class.getName(),
                        seconds)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process that reads with " + classes + " failed");
        }
        printed.lines()
                .map(line -> line.split(" "))
                .forEach(words -> measured.computeIfAbsent(build + words[0], name -> new ArrayList<>())
                        .add(Times.parse(words)));
    }

    /** Returns this process's class path with the other build's classes in place of this one's. */
    private String classPath(Path classes) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().equals(here) ? classes.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String markdown(boolean compares) {
        StringBuilder table = new StringBuilder(
                "| corpus | median µs of CPU | p99 µs | max µs | longest once µs |\n|---|---:|---:|---:|---:|\n");
        measured.keySet().forEach(name -> {
            Times times = median(name);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                    name,
                    times.p50() / 1e3,
                    times.p99() / 1e3,
                    times.max() / 1e3,
                    times.worst() / 1e3));
        });
        table.append(String.format(
                Locale.ROOT,
                "%nmedian line of the harmless corpus: %.1f µs (goal: at most %.0f)%n",
                median("harmless").p50() / 1e3,
                MEDIAN_GOAL));
        table.append(String.format(
                Locale.ROOT,
                "longest of any line: %.1f ms (goal: at most %.0f)%n",
                Math.max(median("harmless").worst(), median("hostile").worst()) / 1e6,
                LONGEST_GOAL / 1e3));
        if (compares) {
            table.append(String.format(
                    Locale.ROOT,
                    "beside the baseline: the median harmless line is read %.2f times as fast, the median hostile one"
                            + " %.2f%n",
                    (double) median("baseline harmless").p50()
                            / median("harmless").p50(),
                    (double) median("baseline hostile").p50()
                            / median("hostile").p50()));
        }
        return table.toString();
    }

    /** Returns the turn whose median is the middle one. */
    private Times median(String name) {
        List<Times> turns = measured.getOrDefault(name, List.of()).stream()
                .sorted(Comparator.comparingLong(Times::p50))
                .toList();
        return turns.get(turns.size() / 2);
    }
}
