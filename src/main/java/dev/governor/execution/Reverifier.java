package dev.governor.execution;

import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Drift;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks, long after a plan ended verified, whether its effect is still there: by the read-back and the probe of its
 * execution, with the logins that read only.
 *
 * <p>It has no lease, writes nothing on the target and nothing on record, so it may be asked as often as one likes.
 */
@ApplicationScoped
public class Reverifier {

    private static final Logger LOG = Logger.getLogger(Reverifier.class);

    private final Adapters adapters;
    private final SnapshotStore snapshots;
    private final AssetFence fence;

    Reverifier(Adapters adapters, SnapshotStore snapshots, AssetFence fence) {
        this.adapters = adapters;
        this.snapshots = snapshots;
        this.fence = fence;
    }

    /** What was seen. */
    public sealed interface Sight permits StillClosed, OpenAgain, NotAsked {}

    /**
     * Both channels say that it is as the plan left it.
     *
     * @param detail what each said
     */
    public record StillClosed(String detail) implements Sight {}

    /**
     * At least one channel says that it is open.
     *
     * @param detail what each said
     * @param drift what changed and who may have done it; or why that could not be read
     */
    public record OpenAgain(String detail, Drift drift) implements Sight {}

    /**
     * It could not be asked, which says neither.
     *
     * @param why why not
     * @param systemSilent whether the whole system did not answer, so that asking about its other assets is in vain now
     */
    public record NotAsked(String why, boolean systemSilent) implements Sight {}

    /** Looks at the target of a plan that was carried out by {@code action}. */
    public Sight look(RemediationPlan plan, String action) {
        Optional<String> holder = fence.holder(plan.target());
        if (holder.isPresent()) {
            return new NotAsked("plan %s is changing it".formatted(holder.get()), false);
        }
        try {
            Snapshot before = snapshots
                    .find(plan.id())
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "its snapshot is gone"));
            return look(plan, adapters.get(action), before);
        } catch (ProblemException e) {
            return new NotAsked(e.detail(), e.code() == ProblemCode.TARGET_UNAVAILABLE);
        }
    }

    // INVARIANT: open takes one channel that says so, closed takes both; whatever else happens, it could not be asked
    static Sight look(RemediationPlan plan, ActionAdapter adapter, Snapshot before) {
        Asked readBack = ask(() -> adapter.readBack(plan, before));
        Asked probe = ask(() -> adapter.probe(plan, before));
        String detail = readBack.check().detail() + "; " + probe.check().detail();
        List<Answer> answers = List.of(readBack.check().answer(), probe.check().answer());
        if (answers.contains(Answer.REFUTED)) {
            return new OpenAgain(detail, drift(plan, adapter, before));
        }
        return answers.contains(Answer.UNANSWERED)
                ? new NotAsked(detail, readBack.systemSilent() || probe.systemSilent())
                : new StillClosed(detail);
    }

    /** What one channel said, and whether it could not say anything because its system does not answer. */
    private record Asked(Check check, boolean systemSilent) {}

    private static Asked ask(Supplier<Check> channel) {
        try {
            return new Asked(channel.get(), false);
        } catch (ProblemException e) {
            return new Asked(Check.unanswered(e.detail()), e.code() == ProblemCode.TARGET_UNAVAILABLE);
        }
    }

    /** That it is open is known by now; what changed is told as far as it can be read. */
    private static Drift drift(RemediationPlan plan, ActionAdapter adapter, Snapshot before) {
        try {
            return adapter.drift(plan, before);
        } catch (ProblemException e) {
            LOG.warnf("what changed on the target of %s cannot be read: %s", plan.id(), e.detail());
            return Drift.unread(e.detail());
        }
    }
}
