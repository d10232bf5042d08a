package dev.governor.execution;

import dev.governor.credential.CredentialBroker;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Effect;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.Capability;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes a target, verifies the effect on two channels, and undoes the change.
 *
 * <p>Every step is journaled: called again, it answers what it answered before and does not act twice. What is
 * unavailable is thrown, to be tried again; after {@code governor.execution.max-attempts} it is an outcome.
 */
@ApplicationScoped
public class RemediationExecutor {

    private final Adapters adapters;
    private final AssetFence fence;
    private final SnapshotStore snapshots;
    private final CredentialBroker broker;
    private final StepJournal journal;

    RemediationExecutor(
            Adapters adapters,
            AssetFence fence,
            SnapshotStore snapshots,
            CredentialBroker broker,
            StepJournal journal) {
        this.adapters = adapters;
        this.fence = fence;
        this.snapshots = snapshots;
        this.broker = broker;
        this.journal = journal;
    }

    /** Returns what the adapter of {@code action} is able to do; nothing when there is none. */
    public Set<Capability> capabilities(String action) {
        return adapters.find(action).map(ActionAdapter::capabilities).orElse(Set.of());
    }

    /**
     * Returns exactly what would run, from the target's state of this moment; empty when nothing carries out the action.
     *
     * @throws ProblemException {@code unknown-asset}, {@code invalid-parameter} or {@code target-unavailable}
     */
    public Optional<PlanBinding> prepare(
            RemediationPlan plan, String action, Digest policyDigest, long graphRevision, Digest contextDigest) {
        return adapters.find(action).map(adapter -> {
            Snapshot before = adapter.snapshot(plan);
            return new PlanBinding(
                    action,
                    plan.parameters(),
                    plan.target(),
                    before.digest(),
                    policyDigest,
                    graphRevision,
                    contextDigest,
                    adapter.scope(plan, before).grants().stream()
                            .map(LeaseScope.Grant::statement)
                            .toList(),
                    adapter.inverse(plan, before),
                    adapter.verifier(plan));
        });
    }

    /** Shows the difference in a dry run and rehearses the way back: proceed with the diff, or stop. */
    public StepResult rehearse(RemediationPlan plan, String action) {
        return perform(plan, Step.REHEARSE_ROLLBACK, StepResult.Word.STOP, () -> {
            ActionAdapter adapter = adapters.get(action);
            Snapshot before = before(plan);
            ScopedCredential credential = credential(plan);
            Check probe = adapter.probe(plan);
            List<String> lines =
                    new ArrayList<>(adapter.dryRun(plan, before, credential).lines());
            Check rehearsal = adapter.rehearseRollback(plan, before, credential);
            lines.add("probe before the change: " + probe.detail());
            return new StepResult(
                    rehearsal.passed() ? StepResult.Word.PROCEED : StepResult.Word.STOP, rehearsal.detail(), lines);
        });
    }

    /** Makes the change: proceed, stop when the target changed and nothing was done, undo when nobody knows. */
    public StepResult apply(RemediationPlan plan, String action) {
        return perform(plan, Step.APPLY, StepResult.Word.UNDO, () -> {
            requireFence(plan);
            Effect effect = adapters.get(action).apply(plan, before(plan), credential(plan));
            return switch (effect) {
                case DONE -> StepResult.proceed("changed", List.of());
                case ALREADY_DONE -> StepResult.proceed("was changed already", List.of());
                case DRIFTED -> StepResult.stop("somebody changed the target; nothing was done");
            };
        });
    }

    /** Reads the change back with another credential: proceed or undo. */
    public StepResult readBack(RemediationPlan plan, String action) {
        return perform(
                plan,
                Step.READ_BACK,
                StepResult.Word.UNDO,
                () -> checked(adapters.get(action).readBack(plan, before(plan)), StepResult.Word.UNDO));
    }

    /** Acts as the attacker would: proceed when refused, else undo. */
    public StepResult probe(RemediationPlan plan, String action) {
        return perform(
                plan,
                Step.PROBE,
                StepResult.Word.UNDO,
                () -> checked(adapters.get(action).probe(plan), StepResult.Word.UNDO));
    }

    /**
     * Undoes the change: proceed, or stop when somebody else changed the target since, it cannot be undone, or {@code
     * consent} is refused. Where there is something to undo, consent is asked before anything is touched.
     */
    public StepResult rollBack(RemediationPlan plan, String action, RollbackConsent consent) {
        return perform(plan, Step.ROLL_BACK, StepResult.Word.STOP, () -> {
            requireFence(plan);
            ActionAdapter adapter = adapters.get(action);
            Snapshot before = before(plan);
            if (adapter.verifyRestored(plan, before).passed()) {
                return StepResult.proceed("there is nothing to undo", List.of());
            }
            Optional<String> refusal = consent.refusal();
            if (refusal.isPresent()) {
                return StepResult.stop(refusal.get());
            }
            Effect effect = adapter.rollBack(plan, before, credential(plan));
            return switch (effect) {
                case DONE -> StepResult.proceed("undone", List.of());
                case ALREADY_DONE -> StepResult.proceed("was undone already", List.of());
                case DRIFTED -> StepResult.stop("somebody changed the target since; nothing was overwritten");
            };
        });
    }

    /** Compares the target with its snapshot: proceed when equal, else stop. */
    public StepResult verifyRestored(RemediationPlan plan, String action) {
        return perform(
                plan,
                Step.VERIFY_RESTORED,
                StepResult.Word.STOP,
                () -> checked(adapters.get(action).verifyRestored(plan, before(plan)), StepResult.Word.STOP));
    }

    /** What a step does. */
    private interface Effecting {
        StepResult run();
    }

    private StepResult perform(RemediationPlan plan, Step step, StepResult.Word whenRefused, Effecting effect) {
        return journal.perform(plan.id(), step, () -> {
            try {
                return effect.run();
            } catch (ProblemException e) {
                if (Refusal.isFinal(e)) {
                    return new StepResult(whenRefused, e.detail(), List.of());
                }
                throw e;
            }
        });
    }

    private static StepResult checked(Check check, StepResult.Word otherwise) {
        return new StepResult(check.passed() ? StepResult.Word.PROCEED : otherwise, check.detail(), List.of());
    }

    private Snapshot before(RemediationPlan plan) {
        return snapshots
                .find(plan.id())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "there is no snapshot of `%s`".formatted(plan.target())));
    }

    private ScopedCredential credential(RemediationPlan plan) {
        return broker.ofPlan(plan.id())
                .map(lease -> broker.use(lease.id()))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "no credential was lent for `%s`".formatted(plan.id())));
    }

    private void requireFence(RemediationPlan plan) {
        if (fence.holder(plan.target()).filter(plan.id()::equals).isEmpty()) {
            throw new ProblemException(
                    ProblemCode.CONFLICT, "`%s` does not hold `%s`".formatted(plan.id(), plan.target()));
        }
    }
}
