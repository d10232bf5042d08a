package dev.governor.execution;

import dev.governor.credential.CredentialBroker;
import dev.governor.credential.ScopedCredential;
import dev.governor.execution.ActionAdapter.AlreadyDone;
import dev.governor.execution.ActionAdapter.Done;
import dev.governor.execution.ActionAdapter.Effect;
import dev.governor.execution.ActionAdapter.Made;
import dev.governor.execution.ActionAdapter.Move;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Turns back what this execution changed, and nothing else.
 *
 * <p>Three states decide: that of before, that which the change left, and that of now. Only where now is exactly what
 * was left is anything undone. INVARIANT: a rollback never overwrites a change that somebody else made since, and never
 * undoes one that is not proven to be ours.
 */
@ApplicationScoped
class Rollback {

    private static final String NOT_OVERWRITTEN = "somebody changed the target since; nothing was overwritten";

    private final CredentialBroker broker;
    private final StepJournal journal;
    private final Recollections recollections;

    Rollback(CredentialBroker broker, StepJournal journal, Recollections recollections) {
        this.broker = broker;
        this.journal = journal;
        this.recollections = recollections;
    }

    /** Returns why there is nothing to undo, or nothing that may be undone; empty when the change is ours. */
    Optional<StepResult> unlessOurs(RemediationPlan plan) {
        Optional<Change> change = journal.changeOf(plan.id());
        if (change.isEmpty()) {
            return Optional.of(StepResult.proceed("nothing was changed; there is nothing to undo", List.of()));
        }
        return switch (change.get().whose()) {
            case OURS -> Optional.empty();
            case SOMEBODY_ELSES ->
                Optional.of(StepResult.proceed("somebody else made the change; there is nothing to undo", List.of()));
            case UNPROVEN ->
                Optional.of(StepResult.stop("nobody can tell whether this plan made the change; nothing was undone"));
        };
    }

    /** Undoes the change that is on record as ours. */
    StepResult undo(
            RemediationPlan plan, ActionAdapter adapter, Snapshot before, boolean again, RollbackConsent consent) {
        TargetVersion left = journal.changeOf(plan.id()).map(Change::left).orElseThrow();
        if (again && recollections.recall(plan, adapter, before, Move.ROLL_BACK, left) instanceof Made made) {
            return StepResult.changed("undone", Change.ours(made.left()));
        }
        TargetVersion now = adapter.snapshot(plan).at();
        if (now.digest().equals(before.digest())) {
            return StepResult.changed(
                    "it is as it was before already", again ? Change.unproven() : Change.somebodyElses(now));
        }
        if (!now.isExactly(left)) {
            return StepResult.stop(NOT_OVERWRITTEN);
        }
        return consent.refusal()
                .map(StepResult::stop)
                .orElseGet(() -> undone(adapter.rollBack(plan, before, left, credential(plan))));
    }

    private static StepResult undone(Effect effect) {
        if (effect instanceof Done done) {
            return StepResult.changed("undone", Change.ours(done.left()));
        }
        if (effect instanceof AlreadyDone done) {
            return StepResult.changed("it is as it was before already", Change.somebodyElses(done.found()));
        }
        return StepResult.stop(NOT_OVERWRITTEN);
    }

    private ScopedCredential credential(RemediationPlan plan) {
        return broker.ofPlan(plan.id())
                .map(lease -> broker.use(lease.id()))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "no credential was lent for `%s`".formatted(plan.id())));
    }
}
