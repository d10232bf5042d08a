package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.plan.PlanBinding;
import dev.governor.plan.RemediationPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One execution against the real estate with the real adapter, its journal in memory; a crash forgets everything but
 * the journal, the ledger and the snapshot.
 */
public final class TestingExecution {

    private static final Digest ANY = Digest.of("any");

    private final TestingEstate estate;
    private final ActionAdapter adapter;
    private final RemediationPlan plan;
    private final TestingLeaseLedger ledger = new TestingLeaseLedger();
    private final TestingStepRecords records = new TestingStepRecords();
    private final Snapshots snapshots = new Snapshots();

    private CredentialBroker broker;
    private StepJournal journal;
    private LeaseSteps leases;
    private RemediationExecutor executor;

    /** Makes an execution of {@code plan} that acts through {@code adapter}. */
    public TestingExecution(TestingEstate estate, ActionAdapter adapter, RemediationPlan plan) {
        this.estate = estate;
        this.adapter = adapter;
        this.plan = plan;
        start();
    }

    /** Forgets what only a running process knows. */
    public void crash() {
        start();
    }

    /** Ends the lease, as the sweeper does when a process stays away for too long. */
    public void sweep() {
        broker.revoke(ledger.ofPlan(plan.id()).orElseThrow().id());
    }

    private void start() {
        Adapters adapters = new Adapters(List.of(adapter));
        AssetFence fence = new Fence(plan.id());
        ExecutionConfiguration configuration = new FiveAttempts();
        broker = TestingBroker.of(ledger, estate.backend(), Clock.systemUTC());
        journal = new StepJournal(records, configuration);
        leases = new LeaseSteps(adapters, fence, snapshots, broker, journal, configuration);
        Recollections recollections = new Recollections(broker);
        executor = new RemediationExecutor(
                adapters,
                fence,
                snapshots,
                broker,
                journal,
                recollections,
                new Rollback(broker, journal, recollections));
    }

    /** Prepares and lends, or answers what was answered before. */
    public StepResult mint() {
        Optional<StepResult> known = journal.outcome(plan.id(), Step.MINT_LEASE);
        if (known.isPresent()) {
            return known.get();
        }
        PlanBinding binding =
                executor.prepare(plan, adapter.action(), ANY, 1, ANY).orElseThrow();
        return leases.mint(plan, binding, broker::lease, () -> {});
    }

    /** Returns the state that the target was in when the lease was lent. */
    public Snapshot before() {
        return snapshots.find(plan.id()).orElseThrow();
    }

    public LeaseSteps leases() {
        return leases;
    }

    public RemediationExecutor executor() {
        return executor;
    }

    public StepJournal journal() {
        return journal;
    }

    public RemediationPlan plan() {
        return plan;
    }

    public String action() {
        return adapter.action();
    }

    /** A fence that nobody else asks for. */
    private static final class Fence extends AssetFence {

        private final String holder;

        Fence(String holder) {
            super(null, null, Clock.systemUTC());
            this.holder = holder;
        }

        @Override
        public boolean acquire(AssetKey asset, String planId) {
            return true;
        }

        @Override
        public void requireNow(FenceToken token) {
            assertThat(token.planId()).isEqualTo(holder);
        }
    }

    /** Snapshots in memory. */
    private static final class Snapshots extends SnapshotStore {

        private final Map<String, Snapshot> kept = new HashMap<>();

        Snapshots() {
            super(null, null, Clock.systemUTC());
        }

        @Override
        public void keep(FenceToken token, Snapshot snapshot) {
            kept.put(token.planId(), snapshot);
        }

        @Override
        public Optional<Snapshot> find(String planId) {
            return Optional.ofNullable(kept.get(planId));
        }
    }

    private static final class FiveAttempts implements ExecutionConfiguration {

        @Override
        public int maxAttempts() {
            return 5;
        }

        @Override
        public Duration leaseTtl() {
            return Duration.ofMinutes(15);
        }
    }
}
