package dev.governor.simulation;

import dev.governor.bundle.PolicyBundle;
import java.util.Optional;

/**
 * Decides recorded cases again: by a candidate against what was recorded, or by two bundles against each other.
 *
 * <p>Memory is bound: pages come and go, groups are counted, and answers are remembered for the cases seen last. A bundle
 * that was only read answers what a compiled one answers, and is quicker here.
 */
public final class Backtest {

    /** How many examples of each group are kept when nobody says how many. */
    public static final int DEFAULT_EXAMPLES = 5;

    private final RecordedCases history;
    private final Window window;
    private final int examples;

    /**
     * @param history what was decided
     * @param window which of it
     * @param examples how many examples of each group to keep, 0 or more
     */
    public Backtest(RecordedCases history, Window window, int examples) {
        this.history = history;
        this.window = window;
        this.examples = examples;
    }

    /** Returns which recorded decisions {@code candidate} would make otherwise. */
    public BehaviourDiff run(PolicyBundle candidate) {
        return run(BehaviourDiff.RECORDED, Optional.empty(), candidate);
    }

    /** Returns which recorded decisions {@code before} and {@code after} would make differently, with the rules of both. */
    public BehaviourDiff compare(PolicyBundle before, PolicyBundle after) {
        return run(name(before), Optional.of(before), after);
    }

    private BehaviourDiff run(String from, Optional<PolicyBundle> before, PolicyBundle after) {
        long start = System.nanoTime();
        BacktestRun run = new BacktestRun(before, after, new Flips(examples));
        boolean all;
        try (PageAhead ahead = new PageAhead(run::take)) {
            all = history.read(window, ahead);
            ahead.await();
        }
        return run.report(from, name(after), all, System.nanoTime() - start);
    }

    private static String name(PolicyBundle bundle) {
        return bundle.version() + " (" + bundle.digest().shortText() + ")";
    }
}
