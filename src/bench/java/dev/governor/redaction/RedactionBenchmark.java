package dev.governor.redaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a text is searched for secrets, beside one look at each of its characters: a command, source code, and code with
 * secrets in it.
 */
public final class RedactionBenchmark {

    private static final int SOURCE = 100_000;
    private static final int ROUNDS = 9;
    private static final long ROUND = 200_000_000L;
    private static final int ROUND_CHARACTERS = 10_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String COMMAND = "git commit -am 'Read settings once' && ./gradlew test --info | tail -n 40";

    /** What is done with a text; returns something, so that it is done. */
    private interface Work {
        int on(String text);
    }

    private RedactionBenchmark() {}

    /** Prints nanoseconds of CPU for each text, and how many plain scans of the same text take as long. */
    public static void main(String[] arguments) throws IOException {
        Redactor redactor = Redactor.shipped();
        String source = source(Path.of("src", "main", "java"));
        String secret = " -H 'Authorization: Bearer 9f86d081884c7d659a2feaa0c55ad015' ";
        for (String text : List.of(COMMAND, COMMAND + secret, source, source + secret)) {
            double searched = nanos(each -> redactor.redact(each).text().length(), text);
            double scanned = nanos(RedactionBenchmark::scan, text);
            System.out.printf(
                    Locale.ROOT,
                    "redaction of %,7d characters: %,12.0f ns, %6.1f plain scans%n",
                    text.length(),
                    searched,
                    searched / scanned);
        }
    }

    private static int scan(String text) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = state * 31 + text.charAt(i);
        }
        return state;
    }

    /** Returns the CPU time of one call, the median of several rounds. */
    private static double nanos(Work work, String text) {
        double[] rounds = new double[ROUNDS];
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            long calls = 0;
            long taken = 0;
            while (taken < ROUND) {
                for (int i = 0; i <= ROUND_CHARACTERS / text.length(); i++) {
                    kept += work.on(text);
                    calls++;
                }
                taken = THREADS.getCurrentThreadCpuTime() - start;
            }
            rounds[round] = (double) taken / calls;
        }
        Arrays.sort(rounds);
        return kept == Integer.MIN_VALUE ? 0 : rounds[ROUNDS / 2];
    }

    private static String source(Path root) throws IOException {
        StringBuilder source = new StringBuilder();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> {
                try {
                    source.append(source.length() < SOURCE ? Files.readString(file) : "");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return source.substring(0, SOURCE);
    }
}
