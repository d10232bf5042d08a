package dev.governor.policy;

import dev.governor.bundle.Deciding;
import dev.governor.bundle.Deciding.Shadow;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the other bundle of a canary as well, and counts where it answers otherwise; in memory, so a restart begins anew.
 *
 * <p>INVARIANT: the real answer is given before the other one is asked for, and nothing that happens here changes it.
 */
@ApplicationScoped
public class CanaryComparison {

    /** How many examples of each direction are kept. */
    static final int EXAMPLES = 10;

    private static final Logger LOG = Logger.getLogger(CanaryComparison.class);

    private static final class Tally {
        private final String canary;
        private final Instant since;
        private final List<CanaryReport.Example> looserExamples = new ArrayList<>();
        private final List<CanaryReport.Example> stricterExamples = new ArrayList<>();
        private long decided;
        private long same;
        private long stricter;
        private long looser;
        private long failed;

        Tally(String canary, Instant since) {
            this.canary = canary;
            this.since = since;
        }
    }

    /**
     * What was really answered.
     *
     * @param decision the id of the decision
     * @param tenant whose it is
     * @param outcome what it says
     * @param rules what determined it
     * @param at when it was made
     */
    public record Answered(String decision, Tenant tenant, Outcome outcome, List<DeterminingRule> rules, Instant at) {}

    private @Nullable Tally tally;

    /** Asks the bundle that does not decide, when there is one, and counts how its answer compares. */
    public void compare(Deciding deciding, Answered real, Function<PolicyBundle, Verdict> question) {
        Shadow shadow = deciding.shadow();
        if (shadow == null) {
            return;
        }
        @Nullable Verdict other = null;
        try {
            other = question.apply(shadow.bundle());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warnf(
                    "the other bundle of a canary has no answer: %s",
                    e.getClass().getName());
        }
        count(shadow, real, other == null || Reserved.isFailure(other) ? null : other);
    }

    /** Returns what was counted for the canary {@code id} until {@code at}. */
    public synchronized CanaryReport report(String id, Instant at) {
        Tally now = of(id, at);
        List<CanaryReport.Example> examples = new ArrayList<>(now.looserExamples);
        examples.addAll(now.stricterExamples);
        return new CanaryReport(
                now.since,
                now.decided,
                now.same + now.stricter + now.looser,
                now.same,
                now.stricter,
                now.looser,
                now.failed,
                examples);
    }

    private synchronized void count(Shadow shadow, Answered real, @Nullable Verdict other) {
        Tally now = of(shadow.canary(), real.at());
        if (!shadow.isCanary()) {
            now.decided++;
        }
        if (other == null) {
            now.failed++;
            return;
        }
        if (other.outcome() == real.outcome()) {
            now.same++;
            return;
        }
        CanaryReport.Example example = example(shadow, real, other);
        List<CanaryReport.Example> examples = example.isLooser() ? now.looserExamples : now.stricterExamples;
        if (example.isLooser()) {
            now.looser++;
        } else {
            now.stricter++;
        }
        if (examples.size() < EXAMPLES) {
            examples.add(example);
        }
    }

    private Tally of(String canary, Instant at) {
        Tally now = tally;
        if (now == null || !now.canary.equals(canary)) {
            now = new Tally(canary, at);
            tally = now;
        }
        return now;
    }

    private static CanaryReport.Example example(Shadow shadow, Answered real, Verdict other) {
        return shadow.isCanary()
                ? new CanaryReport.Example(
                        real.decision(),
                        real.tenant(),
                        real.at(),
                        false,
                        other.outcome(),
                        ids(other.determiningRules()),
                        real.outcome(),
                        ids(real.rules()))
                : new CanaryReport.Example(
                        real.decision(),
                        real.tenant(),
                        real.at(),
                        true,
                        real.outcome(),
                        ids(real.rules()),
                        other.outcome(),
                        ids(other.determiningRules()));
    }

    private static List<String> ids(List<DeterminingRule> rules) {
        return rules.stream().map(DeterminingRule::id).toList();
    }
}
