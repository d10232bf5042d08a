package dev.governor.command;

import com.sun.management.ThreadMXBean;
import dev.governor.policy.action.AgentAction;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/** How much CPU the reading of each line of the corpora takes, measured in this process on one thread. */
public final class ReadingTimes {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int LEAST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 1_000;

    private ReadingTimes() {}

    /**
     * Of many lines, each measured several times.
     *
     * @param p50 the median of the lines' own medians, in nanoseconds of CPU
     * @param p99 their 99th percentile
     * @param max their maximum
     * @param worst the longest that any line took once
     */
    public record Times(long p50, long p99, long max, long worst) {

        static Times parse(String[] words) {
            long[] numbers =
                    Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
            return new Times(numbers[0], numbers[1], numbers[2], numbers[3]);
        }

        @Override
        public String toString() {
            return p50 + " " + p99 + " " + max + " " + worst;
        }
    }

    /** {@code ReadingTimes SECONDS}: prints {@code harmless} and {@code hostile} with their times, one a line. */
    public static void main(String[] arguments) {
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[0]));
        System.out.println("harmless " + of(actions(TestingCorpus.harmless()), time));
        System.out.println("hostile " + of(actions(TestingCorpus.hostile()), time));
        System.exit(0);
    }

    /** Returns the mean of the medians of {@code actions}, in nanoseconds of CPU. */
    public static double mean(List<AgentAction> actions, Duration time) {
        return LongStream.of(medians(measured(actions, time))).average().orElseThrow();
    }

    private static Times of(List<AgentAction> actions, Duration time) {
        long[][] rounds = measured(actions, time);
        long[] medians = medians(rounds);
        Arrays.sort(medians);
        return new Times(
                medians[medians.length / 2],
                medians[(int) Math.min(medians.length - 1L, Math.round(medians.length * 0.99))],
                medians[medians.length - 1],
                Arrays.stream(rounds).flatMapToLong(LongStream::of).max().orElseThrow());
    }

    /** Returns the time of each line in each round, after half of {@code time} to warm up. */
    private static long[][] measured(List<AgentAction> actions, Duration time) {
        Function<AgentAction, Object> reader = ReaderOfBuild.reader();
        rounds(reader, actions, time.dividedBy(2));
        return rounds(reader, actions, time);
    }

    private static long[] medians(long[][] rounds) {
        return IntStream.range(0, rounds[0].length)
                .mapToLong(line -> Arrays.stream(rounds)
                        .mapToLong(round -> round[line])
                        .sorted()
                        .toArray()[rounds.length / 2])
                .toArray();
    }

    private static long[][] rounds(Function<AgentAction, Object> reader, List<AgentAction> actions, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long[][] times = new long[MOST_ROUNDS][];
        int done = 0;
        while (done < LEAST_ROUNDS || done < MOST_ROUNDS && System.nanoTime() < end) {
            long[] round = new long[actions.size()];
            for (int i = 0; i < round.length; i++) {
                long before = THREADS.getCurrentThreadCpuTime();
                if (reader.apply(actions.get(i)) == null) {
                    throw new IllegalStateException("an action has no reading");
                }
                round[i] = THREADS.getCurrentThreadCpuTime() - before;
            }
            times[done++] = round;
        }
        return Arrays.copyOf(times, done);
    }

    private static List<AgentAction> actions(List<TestingCorpus.Line> lines) {
        return lines.stream().map(ReadingTimes::action).toList();
    }

    private static AgentAction action(TestingCorpus.Line line) {
        String text = line.text();
        return switch (line.language()) {
            case "sql" -> new AgentAction("run_query", null, null, null, text, null, null, null);
            case "path" -> new AgentAction("read_file", null, text, null, null, null, null, null);
            default -> new AgentAction("run_command", text, null, null, null, null, null, null);
        };
    }
}
