package dev.governor.policy;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/**
 * Replaces a bundle of 300 rules again and again while others decide: how long a reload takes, how many decisions fail, and
 * how many mix two bundles. Each rule's reason names its bundle's version, so that a mixed decision shows.
 */
public final class ReloadBenchmark {

    private static final int RULES = 300;
    private static final int CLIENTS = 2;

    private final BundleRegistry registry = new BundleRegistry();
    private final List<Case> requests = new GeneratedRules(RULES).requests(1_000);
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong decided = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong mixed = new AtomicLong();

    private ReloadBenchmark() {}

    /** {@code ReloadBenchmark [RELOADS]}. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
        new ReloadBenchmark().run(arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]));
    }

    private void run(int reloads) throws InterruptedException, ExecutionException {
        long first = reload(0);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            running.add(clients.submit(this::decide));
        }
        List<Long> times = new ArrayList<>();
        for (int i = 1; i <= reloads; i++) {
            times.add(reload(i));
        }
        over.set(true);
        for (Future<?> each : running) {
            each.get();
        }
        clients.shutdown();
        times.sort(null);
        System.out.printf(
                Locale.ROOT,
                "| what | figure |%n|---|---:|%n| first load of %d rules | %,d ms |%n"
                        + "| reload under load, median of %d | %,d ms |%n| slowest | %,d ms |%n"
                        + "| decisions meanwhile | %,d |%n| failed | %d |%n| mixed | %d |%n",
                RULES,
                first,
                reloads,
                times.get(times.size() / 2),
                times.get(times.size() - 1),
                decided.get(),
                failed.get(),
                mixed.get());
        if (failed.get() + mixed.get() > 0) {
            throw new IllegalStateException("decisions failed or mixed two bundles");
        }
    }

    /** Reads, compiles, warms and swaps; returns how many milliseconds that took. */
    private long reload(int number) {
        BundleSource source = new GeneratedRules(RULES).bundle("1.0." + number);
        long start = System.nanoTime();
        registry.activate(TestingBundles.load(source));
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void decide() {
        for (int next = 0; !over.get(); next = (next + 1) % requests.size()) {
            PolicyBundle bundle = registry.active();
            Verdict verdict = PolicyEngine.evaluate(requests.get(next), bundle);
            String expected = "of " + bundle.version();
            boolean broken = verdict.determiningRules().stream()
                    .anyMatch(rule -> rule.id()
                                    .equals(Reserved.ENGINE_FAILURE
                                            .verdict()
                                            .determiningRules()
                                            .get(0)
                                            .id())
                            || rule.id()
                                    .equals(Reserved.TIMEOUT
                                            .verdict()
                                            .determiningRules()
                                            .get(0)
                                            .id()));
            boolean other = verdict.determiningRules().stream()
                    .anyMatch(rule ->
                            rule.id().startsWith("generated/") && !rule.reason().equals(expected));
            decided.incrementAndGet();
            failed.addAndGet(broken ? 1 : 0);
            mixed.addAndGet(other ? 1 : 0);
        }
    }
}
