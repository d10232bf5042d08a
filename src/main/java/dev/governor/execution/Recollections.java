package dev.governor.execution;

import dev.governor.credential.CredentialBroker;
import dev.governor.credential.Lease;
import dev.governor.execution.ActionAdapter.Move;
import dev.governor.execution.ActionAdapter.NotMade;
import dev.governor.execution.ActionAdapter.Recollection;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.execution.ActionAdapter.Unknown;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * What can be proven, after a crash, of an attempt to change a target.
 *
 * <p>Either the target holds the mark that the attempt left together with its change; or the place of the mark is there
 * and empty; or nobody has changed the target since, which its own version proves. Anything else is unknown.
 */
@ApplicationScoped
class Recollections {

    private final CredentialBroker broker;

    Recollections(CredentialBroker broker) {
        this.broker = broker;
    }

    /**
     * Asks whether an earlier attempt made {@code move}.
     *
     * @param from the state that the attempt would have started from
     * @throws ProblemException {@code target-unavailable} when that cannot be asked now, whatever the target answered
     */
    Recollection recall(RemediationPlan plan, ActionAdapter adapter, Snapshot before, Move move, TargetVersion from) {
        Optional<Lease> lease = broker.ofPlan(plan.id());
        if (lease.isEmpty()) {
            return new NotMade();
        }
        try {
            return recall(plan, adapter, before, move, from, lease.get().name());
        } catch (ProblemException e) {
            // INVARIANT: whoever refuses to be asked does not say that nothing was changed
            throw new ProblemException(
                    ProblemCode.TARGET_UNAVAILABLE, "what an earlier attempt did cannot be asked: " + e.detail());
        }
    }

    private static Recollection recall(
            RemediationPlan plan, ActionAdapter adapter, Snapshot before, Move move, TargetVersion from, String lease) {
        Recollection told = adapter.recall(plan, before, move, lease);
        boolean untouched =
                told instanceof Unknown && adapter.snapshot(plan).at().isExactly(from);
        return untouched ? new NotMade() : told;
    }
}
