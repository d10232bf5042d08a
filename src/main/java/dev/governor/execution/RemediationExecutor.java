package dev.governor.execution;

import dev.governor.credential.CredentialBroker;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.execution.ActionAdapter.AlreadyDone;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Done;
import dev.governor.execution.ActionAdapter.Effect;
import dev.governor.execution.ActionAdapter.Made;
import dev.governor.execution.ActionAdapter.Move;
import dev.governor.execution.ActionAdapter.NotMade;
import dev.governor.execution.ActionAdapter.Recollection;
import dev.governor.execution.ActionAdapter.Rehearsal;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.execution.ActionAdapter.Unknown;
import dev.governor.execution.StepResult.Word;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.Capability;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Changes a target, verifies the effect on two channels, and undoes the change.
 *
 * <p>Every step is journaled: called again, it answers what it answered before and does not act twice. What is
 * unavailable, and a check that could not be asked, is thrown, to be tried again; after {@code
 * governor.execution.max-attempts} it is an outcome.
 */
@ApplicationScoped
public class RemediationExecutor {

    private static final String CHANGED = "changed";

    private final Adapters adapters;
    private final AssetFence fence;
    private final SnapshotStore snapshots;
    private final CredentialBroker broker;
    private final StepJournal journal;
    private final Recollections recollections;
    private final Rollback rollback;

    RemediationExecutor(
            Adapters adapters,
            AssetFence fence,
            SnapshotStore snapshots,
            CredentialBroker broker,
            StepJournal journal,
            Recollections recollections,
            Rollback rollback) {
        this.adapters = adapters;
        this.fence = fence;
        this.snapshots = snapshots;
        this.broker = broker;
        this.journal = journal;
        this.recollections = recollections;
        this.rollback = rollback;
    }

    /** Returns what the adapter of {@code action} is able to do; nothing when there is none. */
    public Set<Capability> capabilities(String action) {
        return adapters.find(action).map(ActionAdapter::capabilities).orElse(Set.of());
    }

    /**
     * Returns exactly what would run and what it would do, from the target's state of this moment; empty when nothing
     * carries out the action.
     *
     * @throws ProblemException {@code unknown-asset}, {@code invalid-parameter} or {@code target-unavailable}
     */
    public Optional<PlanBinding> prepare(
            RemediationPlan plan, String action, Digest policyDigest, long graphRevision, Digest contextDigest) {
        return adapters.find(action).map(adapter -> {
            Snapshot before = adapter.snapshot(plan);
            ChangePreview preview = reversible(adapter.preview(plan, before));
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
                    adapter.verifier(plan),
                    preview);
        });
    }

    // INVARIANT: nobody decides on a change whose rollback is known not to lead back
    private static ChangePreview reversible(ChangePreview preview) {
        if (!preview.leadsBack()) {
            throw new ProblemException(
                    ProblemCode.TARGET_REFUSED, "undoing the change would not lead back to the state before it");
        }
        return preview;
    }

    /** Shows the difference in a dry run and rehearses the way back: proceed with the diff, or stop. */
    public StepResult rehearse(RemediationPlan plan, String action) {
        return perform(plan, Step.REHEARSE_ROLLBACK, attempt -> {
            ActionAdapter adapter = adapters.get(action);
            Snapshot before = before(plan);
            ScopedCredential credential = credential(plan);
            Check probe = requireAnswer(adapter.probe(plan, before));
            Rehearsal rehearsal = adapter.rehearse(plan, before, credential);
            List<String> lines = new ArrayList<>(rehearsal.diff());
            lines.add("probe before the change: " + probe.detail());
            return new StepResult(
                    word(rehearsal.wayBack(), Word.STOP), rehearsal.wayBack().detail(), lines);
        });
    }

    /**
     * Makes the change, and puts on record whose it is: proceed when the target shows it, stop when nothing was done,
     * undo when nobody knows.
     */
    public StepResult apply(RemediationPlan plan, String action) {
        return perform(plan, Step.APPLY, attempt -> {
            ActionAdapter adapter = adapters.get(action);
            Snapshot before = before(plan);
            // INVARIANT: what an earlier attempt did is decided by evidence on the target, before anything else acts
            Recollection earlier = attempt.again()
                    ? recollections.recall(plan, adapter, before, Move.APPLY, before.at())
                    : new NotMade();
            if (earlier instanceof Made made) {
                return StepResult.changed(CHANGED, Change.ours(made.left()));
            }
            if (earlier instanceof Unknown) {
                return StepResult.changed("nobody can tell whether this plan changed it", Change.unproven());
            }
            ScopedCredential credential = credential(plan);
            fence.requireNow(attempt.token());
            return applied(adapter.apply(plan, before, credential));
        });
    }

    private static StepResult applied(Effect effect) {
        if (effect instanceof Done done) {
            return StepResult.changed(CHANGED, Change.ours(done.left()));
        }
        if (effect instanceof AlreadyDone done) {
            return StepResult.changed("somebody else had changed it already", Change.somebodyElses(done.found()));
        }
        return StepResult.stop("somebody changed the target; nothing was done");
    }

    /** Reads the change back with another credential: proceed, undo, or stop when it could not be read. */
    public StepResult readBack(RemediationPlan plan, String action) {
        return perform(
                plan, Step.READ_BACK, attempt -> checked(adapters.get(action).readBack(plan, before(plan)), Word.UNDO));
    }

    /** Acts as the attacker would: proceed when refused, undo when let in, stop when it could not be tried. */
    public StepResult probe(RemediationPlan plan, String action) {
        return perform(plan, Step.PROBE, attempt -> checked(adapters.get(action).probe(plan, before(plan)), Word.UNDO));
    }

    /**
     * Undoes what this plan changed: proceed, or stop when somebody else changed the target since, it cannot be undone,
     * nobody can tell whose change it is, or {@code consent} is refused. Consent is asked before anything is touched.
     */
    public StepResult rollBack(RemediationPlan plan, String action, RollbackConsent consent) {
        return perform(plan, Step.ROLL_BACK, attempt -> {
            fence.requireNow(attempt.token());
            return rollback.unlessOurs(plan)
                    .orElseGet(() -> rollback.undo(plan, adapters.get(action), before(plan), attempt.again(), consent));
        });
    }

    /** Compares the target with its snapshot: proceed when equal, or when nothing was to be undone; else stop. */
    public StepResult verifyRestored(RemediationPlan plan, String action) {
        return perform(
                plan,
                Step.VERIFY_RESTORED,
                attempt -> rollback.unlessOurs(plan)
                        .orElseGet(() -> checked(adapters.get(action).verifyRestored(plan, before(plan)), Word.STOP)));
    }

    private StepResult perform(RemediationPlan plan, Step step, Function<StepJournal.Attempt, StepResult> effect) {
        return journal.perform(plan.id(), step, attempt -> {
            try {
                return effect.apply(attempt);
            } catch (FenceLostException e) {
                throw e;
            } catch (ProblemException e) {
                if (Refusal.isFinal(e)) {
                    return StepResult.stop(e.detail());
                }
                throw e;
            }
        });
    }

    private static StepResult checked(Check check, Word whenRefuted) {
        return new StepResult(word(check, whenRefuted), check.detail(), List.of());
    }

    /** INVARIANT: what nobody can try before the change is not changed, for nobody could tell afterwards that it is closed. */
    private static Check requireAnswer(Check probe) {
        word(probe, Word.PROCEED);
        return probe;
    }

    /** INVARIANT: a target that could not be asked has said nothing; it is asked again, and never undone for it. */
    private static Word word(Check check, Word whenRefuted) {
        return switch (check.answer()) {
            case CONFIRMED -> Word.PROCEED;
            case REFUTED -> whenRefuted;
            case UNANSWERED -> throw new ProblemException(ProblemCode.TARGET_UNAVAILABLE, check.detail());
        };
    }

    private Snapshot before(RemediationPlan plan) {
        return snapshots
                .find(plan.id())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INTERNAL, "there is no snapshot of `%s`".formatted(plan.target())));
    }

    private ScopedCredential credential(RemediationPlan plan) {
        return broker.ofPlan(plan.id())
                .map(lease -> broker.use(lease.id()))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "no credential was lent for `%s`".formatted(plan.id())));
    }
}
