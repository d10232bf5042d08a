package dev.governor.remediation;

import dev.governor.bundle.BundleRegistry;
import dev.governor.context.ContextService;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingRank;
import dev.governor.finding.FindingService;
import dev.governor.kernel.ProblemException;
import dev.governor.risk.RiskRanker;
import dev.governor.server.Duties;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Ranks open findings anew after the graph or the policy changed under them.
 *
 * <p>What a signal reports is ranked when it is stored; this is for the findings that nobody reported again. It waits until
 * nothing has changed between two looks, or for a minute, so that a stream of signals is not slowed down by it. One
 * server at a time does it.
 */
@ApplicationScoped
class RankSweep {

    private static final Logger LOG = Logger.getLogger(RankSweep.class);
    private static final int BATCH = 500;
    private static final String DUTY = "finding-ranks";
    private static final Duration SPAN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What ranks depend on. */
    private record Basis(long revision, String policy) {}

    private final FindingService findings;
    private final ContextService context;
    private final BundleRegistry bundles;
    private final RiskRanker ranker;
    private final Duties duties;
    private final Clock clock;
    private Basis seen = new Basis(-1, "");
    private Basis swept = seen;
    private Instant sweptAt = Instant.EPOCH;

    RankSweep(
            FindingService findings,
            ContextService context,
            BundleRegistry bundles,
            RiskRanker ranker,
            Duties duties,
            Clock clock) {
        this.findings = findings;
        this.context = context;
        this.bundles = bundles;
        this.ranker = ranker;
        this.duties = duties;
        this.clock = clock;
    }

    @Scheduled(every = "5s", identity = DUTY, concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            Basis now = new Basis(context.revision(), bundles.active().digest().text());
            boolean quiet = now.equals(seen);
            seen = now;
            boolean due = sweptAt.plus(PATIENCE).isBefore(clock.instant());
            if (!now.equals(swept) && (quiet || due)) {
                sweep(now);
            }
        } catch (ProblemException e) {
            LOG.debugf("findings are not ranked now: %s", e.detail());
        }
    }

    private void sweep(Basis basis) {
        Map<String, FindingRank> ranks;
        do {
            if (duties.take(DUTY, SPAN).isEmpty()) {
                return;
            }
            List<Finding> stale = findings.toRank(basis.revision(), basis.policy(), BATCH);
            ranks = ranker.rank(stale, context.view());
            findings.rank(ranks);
        } while (!ranks.isEmpty());
        swept = basis;
        sweptAt = clock.instant();
    }
}
