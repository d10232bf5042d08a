package dev.governor.execution;

import dev.governor.credential.CredentialBackend.Attempt;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.Lease;
import dev.governor.credential.LeaseScope;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The steps that open and end an execution: fence, snapshot and lease before it, revocation and proof of death after it.
 *
 * <p>Each is journaled and may be called again. A refusal is an outcome; an unreachable target or an unwritable evidence
 * log is thrown, to be tried again.
 */
@ApplicationScoped
public class LeaseSteps {

    private final Adapters adapters;
    private final AssetFence fence;
    private final SnapshotStore snapshots;
    private final CredentialBroker broker;
    private final StepJournal journal;
    private final ExecutionConfiguration configuration;

    LeaseSteps(
            Adapters adapters,
            AssetFence fence,
            SnapshotStore snapshots,
            CredentialBroker broker,
            StepJournal journal,
            ExecutionConfiguration configuration) {
        this.adapters = adapters;
        this.fence = fence;
        this.snapshots = snapshots;
        this.broker = broker;
        this.journal = journal;
        this.configuration = configuration;
    }

    /** Asks the broker for a lease; only whoever orchestrates may, so execution is handed the way to ask. */
    public interface Lending {

        /** Returns the id of the lease of {@code plan}, as {@link CredentialBroker#lease} does. */
        String lend(RemediationPlan plan, Digest freshBinding, LeaseScope scope, Duration ttl);
    }

    /**
     * Takes the asset's fence, keeps its state, and lends a credential for exactly {@code fresh}.
     *
     * @param fresh what would run now, from {@link RemediationExecutor#prepare}
     * @param lending {@code broker::lease}
     * @param voided called, maybe again, before it is on record that the target moved since {@code fresh} was worked out
     * @return proceed, or stop when authority, state or the broker refuse; then nothing was changed
     * @throws ProblemException {@code conflict} while another plan holds the asset; call again later
     */
    public StepResult mint(RemediationPlan plan, PlanBinding fresh, Lending lending, Runnable voided) {
        hold(plan);
        return journal.perform(
                plan.id(),
                Step.MINT_LEASE,
                attempt -> refusable(() -> lend(plan, fresh, lending, voided, attempt.token())));
    }

    /**
     * Ends lending before it began, because what would run could not be told: stop when trying again changes nothing.
     *
     * @throws ProblemException the refusal itself, when it may pass; {@code conflict} while another plan holds the asset
     */
    public StepResult refuse(RemediationPlan plan, ProblemException refusal) {
        hold(plan);
        return journal.perform(
                plan.id(),
                Step.MINT_LEASE,
                () -> refusable(() -> {
                    throw refusal;
                }));
    }

    /** Shows that the credential reaches the leased statements and nothing else: proceed or stop. */
    public StepResult proveScope(RemediationPlan plan) {
        return journal.perform(
                plan.id(),
                Step.PROVE_SCOPE,
                () -> refusable(() -> {
                    ProofReport report = broker.proveScope(lease(plan).id());
                    return new StepResult(
                            report.proven() ? StepResult.Word.PROCEED : StepResult.Word.STOP,
                            report.proven()
                                    ? "the credential is refused everything but its statements"
                                    : "the credential reaches further than its statements",
                            lines(report));
                }));
    }

    /**
     * Ends the credential and its sessions: proceed, also when none was lent. Waits for no record: what cannot be written now is
     * written later.
     */
    public StepResult revoke(RemediationPlan plan) {
        return journal.performEnding(
                plan.id(),
                Step.REVOKE,
                () -> broker.revokeOf(plan.id())
                        .map(lease -> StepResult.proceed("revoked " + lease.name(), List.of()))
                        .orElseGet(() -> StepResult.proceed("no credential was lent", List.of())));
    }

    /** Tries the dead credential: proceed, or stop when it is not shown to be dead and is listed as such. */
    public StepResult proveDead(RemediationPlan plan) {
        return journal.perform(
                plan.id(),
                Step.PROVE_DEAD,
                () -> broker.ofPlan(plan.id())
                        .map(lease -> dead(broker.proveDead(lease.id())))
                        .orElseGet(() -> StepResult.proceed("no credential was lent", List.of())));
    }

    /** Takes the asset; an execution that got past this step has it or has ended. */
    private void hold(RemediationPlan plan) {
        boolean begins = journal.outcome(plan.id(), Step.MINT_LEASE).isEmpty();
        if (begins && !fence.acquire(plan.target(), plan.id())) {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "another plan is changing `%s`, what it holds or what it lies in".formatted(plan.target()));
        }
    }

    private StepResult lend(
            RemediationPlan plan, PlanBinding fresh, Lending lending, Runnable voided, FenceToken token) {
        ActionAdapter adapter = adapters.get(fresh.action());
        Snapshot before = adapter.snapshot(plan);
        LeaseScope scope = adapter.scope(plan, before);
        boolean same = before.digest().equals(fresh.preState())
                && scope.grants().stream()
                        .map(LeaseScope.Grant::statement)
                        .toList()
                        .equals(fresh.scope());
        if (!same) {
            voided.run();
            return StepResult.stop(ProblemCode.APPROVAL_VOID.slug() + ": the target changed since this was authorised");
        }
        snapshots.keep(token, before);
        String lease = lending.lend(plan, fresh.digest(), scope, configuration.leaseTtl());
        return StepResult.proceed("lent " + lease, fresh.scope());
    }

    private Lease lease(RemediationPlan plan) {
        return broker.ofPlan(plan.id())
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "no credential was lent for `%s`".formatted(plan.id())));
    }

    private static StepResult dead(ProofReport report) {
        return new StepResult(
                report.proven() ? StepResult.Word.PROCEED : StepResult.Word.STOP,
                report.proven() ? "the credential is dead" : "the credential is not shown to be dead",
                lines(report));
    }

    private static List<String> lines(ProofReport report) {
        return report.attempts().stream().map(LeaseSteps::line).toList();
    }

    private static String line(Attempt attempt) {
        return "%s: %s (%s)".formatted(attempt.refused() ? "refused" : "NOT refused", attempt.call(), attempt.answer());
    }

    /** Runs {@code step} and turns a refusal into an outcome; what is unavailable now is thrown on. */
    private static StepResult refusable(Supplier<StepResult> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            if (Refusal.isFinal(e)) {
                return StepResult.stop(e.detail());
            }
            throw e;
        }
    }
}
