package dev.governor.workshop;

import dev.governor.analysis.Proof;
import dev.governor.analysis.Remark;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.simulation.Backtest;
import dev.governor.simulation.BehaviourDiff;
import dev.governor.simulation.RecordedCases;
import dev.governor.simulation.ScenarioReport;
import dev.governor.simulation.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is tried with a bundle on a server: on the recorded decisions, against the bundle that decides, and by itself.
 * Nothing is kept and nothing changes.
 *
 * <p>One trial runs at a time, so that trials cannot crowd out decisions; who comes meanwhile waits a little.
 */
@ApplicationScoped
public class BundleTrials {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BundleRegistry registry;
    private final RecordedCases history;
    private final Workbench workbench = Workbench.standard();
    private final Semaphore turn = new Semaphore(1, true);

    BundleTrials(BundleRegistry registry, RecordedCases history) {
        this.registry = registry;
        this.history = history;
    }

    /**
     * Returns which recorded decisions a bundle would make otherwise than they were made.
     *
     * @param source its files; null for the bundle that decides
     */
    public BehaviourDiff backtest(@Nullable BundleSource source, Window window) {
        return inTurn(() -> new Backtest(history, window, Backtest.DEFAULT_EXAMPLES).run(candidate(source)));
    }

    /**
     * Returns which recorded decisions a bundle would make otherwise than the bundle that decides would today, with the rules
     * of both.
     *
     * @param source its files; null for the bundle that decides
     */
    public BehaviourDiff compare(@Nullable BundleSource source, Window window) {
        return inTurn(() ->
                new Backtest(history, window, Backtest.DEFAULT_EXAMPLES).compare(registry.active(), candidate(source)));
    }

    /**
     * Returns what a bundle's scenarios say, and how well they cover its rules.
     *
     * @param source its files; null for the bundle that decides
     */
    public ScenarioReport test(@Nullable BundleSource source) {
        return inTurn(() -> workbench.test(candidate(source)));
    }

    /**
     * Returns what can be said about a bundle's rules for every case at once.
     *
     * @param source its files; null for the bundle that decides
     */
    public List<Remark> analyze(@Nullable BundleSource source) {
        return inTurn(() -> workbench.analyze(candidate(source)));
    }

    /**
     * Returns which safety properties of a bundle hold for every case.
     *
     * @param source its files; null for the bundle that decides
     */
    public List<Proof> prove(@Nullable BundleSource source) {
        return inTurn(() -> workbench.prove(candidate(source)));
    }

    /**
     * Returns what changes from the bundle that decides to another.
     *
     * @param source its files; null for the bundle that decides, from which nothing changes
     */
    public BundleDifference diff(@Nullable BundleSource source) {
        return inTurn(() -> workbench.diff(registry.active(), candidate(source)));
    }

    private PolicyBundle candidate(@Nullable BundleSource source) {
        return source == null ? registry.active() : workbench.open(source);
    }

    private <T> T inTurn(Supplier<T> trial) {
        try {
            if (!turn.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new ProblemException(ProblemCode.UNAVAILABLE, "another bundle is being tried: ask again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the server is shutting down");
        }
        try {
            return trial.get();
        } finally {
            turn.release();
        }
    }
}
