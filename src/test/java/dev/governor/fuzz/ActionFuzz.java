package dev.governor.fuzz;

import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.TestingBundles;
import dev.governor.policy.action.ActionReader;
import dev.governor.policy.action.Destinations;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/**
 * Attacks the readers of commands, SQL, paths and secrets in this process, and prints what it found.
 *
 * <p>An input depends on the seed and its index alone. The process ends with 0 when every input was read within its budget
 * and answered as promised, no hostile line got through in a disguise, and memory stayed flat; with 1 when not; with 3 when
 * an input never came to an end.
 */
public final class ActionFuzz {

    private static final int WARM_UP = 30_000;
    private static final int DISGUISED_EVERY = 40;
    private static final double MEGABYTE = 1 << 20;
    private static final long MARGIN = 32L << 20;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);
    private static final Duration HANGING = Duration.ofSeconds(30);

    private final FuzzSettings settings;
    private final PolicyBundle bundle = TestingBundles.readDefault();
    private final ActionReader reader =
            ActionReader.of(bundle, new Destinations(List.of(), List.of("github.com", "api.github.com")));
    private final FuzzedInputs inputs;
    private final FuzzReport report = new FuzzReport();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong disguised = new AtomicLong();

    private ActionFuzz(FuzzSettings settings) {
        this.settings = settings;
        this.inputs = new FuzzedInputs(settings.seed(), settings.grownEvery());
    }

    /** {@code ActionFuzz [name=number …]}, by the names of {@link FuzzSettings}. */
    public static void main(String[] arguments) throws InterruptedException {
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
        FuzzSettings settings = FuzzSettings.of(List.of(arguments));
        System.out.println("seed " + settings.seed());
        System.exit(new ActionFuzz(settings).run() ? 0 : 1);
    }

    private boolean run() throws InterruptedException {
        warmUp();
        long before = heap();
        long start = System.nanoTime();
        attack(start + Duration.ofSeconds(settings.seconds()).toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.print(report.text());
        long after = heap();
        print("heap after collection: %.1f MB after warm-up, %.1f MB at the end", before / MEGABYTE, after / MEGABYTE);
        boolean clean = report.clean() && after - before < MARGIN;
        print(
                "%s: %d inputs and %d disguises in %.0f s, seed %d",
                clean ? "clean" : "NOT clean", read.get(), disguised.get(), seconds, settings.seed());
        return clean;
    }

    private void attack(long end) throws InterruptedException {
        List<FuzzWorker> workers = new ArrayList<>();
        for (int i = 0; i < settings.threads(); i++) {
            workers.add(new FuzzWorker(end));
        }
        workers.forEach(Thread::start);
        watch(workers);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private void warmUp() {
        ReadingChecks checks = checks();
        inputs.corpus().forEach(checks::once);
        long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
        for (long index = -WARM_UP; index < 0 && System.nanoTime() < end; index++) {
            checks.once(inputs.at(index));
        }
        inputs.corpus().forEach(checks::once);
    }

    private ReadingChecks checks() {
        return new ReadingChecks(reader, settings.longestMillis() * 1_000_000);
    }

    private void watch(List<FuzzWorker> workers) throws InterruptedException {
        for (FuzzWorker worker : workers) {
            while (worker.isAlive()) {
                worker.join(1_000);
                workers.forEach(this::look);
            }
        }
    }

    private void look(FuzzWorker worker) {
        if (worker.isAlive() && System.nanoTime() - worker.since > HANGING.toNanos()) {
            report.found("does not come to an end", "index " + worker.index, inputs.at(worker.index));
            Runtime.getRuntime().halt(3);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** One thread that takes the next index again and again. */
    private final class FuzzWorker extends Thread {

        private final long end;
        private final ReadingChecks checks = checks();
        private final Disguises disguises = new Disguises(bundle, reader);
        private volatile long index;
        private volatile long since = System.nanoTime();

        FuzzWorker(long end) {
            this.end = end;
        }

        @Override
        public void run() {
            long taken = settings.only() >= 0 ? settings.only() : next.getAndIncrement();
            while (taken < settings.inputs() && System.nanoTime() < end) {
                index = taken;
                since = System.nanoTime();
                input(taken);
                if (taken % DISGUISED_EVERY == 0) {
                    disguise(taken);
                }
                taken = settings.only() >= 0 ? settings.inputs() : next.getAndIncrement();
            }
        }

        private void input(long taken) {
            FuzzedInput input = inputs.at(taken);
            ReadingChecks.Checked checked = checks.once(input);
            read.incrementAndGet();
            boolean suspicious =
                    checked.complaint().isPresent() || checked.nanos() > settings.longestMillis() * 1_000_000;
            if (suspicious || taken % 8 == 0) {
                checked = checks.again(input);
                checked.complaint().ifPresent(complaint -> found(complaint, taken, input));
            }
            report.timed(checked.nanos(), taken, input);
        }

        private void found(String complaint, long taken, FuzzedInput input) {
            if (report.counts(complaint)) {
                FuzzedInput shortest = new Minimiser(
                                each -> checks.again(each).complaint().equals(Optional.of(complaint)))
                        .shortest(input);
                report.found(complaint, "seed " + settings.seed() + ", index " + taken, shortest);
            }
        }

        private void disguise(long taken) {
            Draw draw = new Draw(settings.seed() + 1, taken);
            FuzzedInput line = disguises.line(draw);
            FuzzedInput other = disguises.disguised(line, draw);
            disguised.incrementAndGet();
            String complaint = "a hostile line gets through in a disguise";
            if (disguises.stopped(line) && !disguises.stopped(other) && report.counts(complaint)) {
                report.found(complaint, "seed " + settings.seed() + ", index " + taken, other);
            }
        }
    }
}
