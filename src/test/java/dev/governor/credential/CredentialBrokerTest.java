package dev.governor.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.ReceiptKind;
import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialBrokerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration TTL = Duration.ofMinutes(15);
    private static final Digest BINDING = Digest.of("what would run");
    private static final RemediationPlan PLAN = TestingEstate.plan("pln_1", EstateTable.FEEDBACK);
    private static final LeaseScope SCOPE =
            new LeaseScope(PLAN.target(), List.of(new LeaseScope.Grant("apply", "revoke …")));

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();
    private final TestingCredentialBackend backend = new TestingCredentialBackend();
    private final CredentialBroker broker = brokerAt(NOON);

    @Test
    void shouldMintNothingWithoutAuthority() {
        CredentialBroker refused = TestingBroker.of(ledger, backend, at(NOON), (planId, binding) -> {
            throw new ProblemException(ProblemCode.APPROVAL_VOID, "the target changed since it was approved");
        });

        assertThatThrownBy(() -> refused.lease(PLAN, BINDING, SCOPE, TTL))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.APPROVAL_VOID));
        assertThat(backend.live(PLAN.target())).isEmpty();
        assertThat(ledger.receipts()).isEmpty();
    }

    @Test
    void shouldMintNothingWhenTheIntentCannotBeRecorded() {
        ledger.refuse(ReceiptKind.LEASE_INTENDED);

        assertThatThrownBy(() -> broker.lease(PLAN, BINDING, SCOPE, TTL)).isInstanceOf(ProblemException.class);
        assertThat(backend.live(PLAN.target())).isEmpty();
    }

    @Test
    void shouldRevokeAtOnceACredentialWhoseExistenceCannotBeRecorded() {
        ledger.refuse(ReceiptKind.LEASE_MINTED);

        assertThatThrownBy(() -> broker.lease(PLAN, BINDING, SCOPE, TTL)).isInstanceOf(ProblemException.class);
        assertThat(backend.live(PLAN.target())).isEmpty();
        assertThat(backend.minted()).isEqualTo(1);
    }

    @Test
    void shouldProceedOnceTheEvidenceLogIsWritableAgain() {
        ledger.refuse(ReceiptKind.LEASE_MINTED);
        assertThatThrownBy(() -> broker.lease(PLAN, BINDING, SCOPE, TTL)).isInstanceOf(ProblemException.class);
        ledger.refuseNothing();

        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);

        assertThat(broker.find(lease)).map(Lease::state).contains(LeaseState.MINTED);
    }

    @Test
    void shouldLendOncePerPlan() {
        String first = broker.lease(PLAN, BINDING, SCOPE, TTL);
        String second = broker.lease(PLAN, BINDING, SCOPE, TTL);

        assertThat(second).isEqualTo(first);
        assertThat(backend.minted()).isEqualTo(1);
    }

    @Test
    void shouldHandOutNothingBeforeTheScopeIsProven() {
        backend.reachTooFar();
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);

        assertThat(broker.proveScope(lease).proven()).isFalse();
        assertThatThrownBy(() -> broker.use(lease)).isInstanceOf(ProblemException.class);
        assertThat(ledger.receipts()).endsWith(ReceiptKind.LEASE_SCOPE_REFUTED);
    }

    @Test
    void shouldHandOutNothingAfterExpiryOrRevocation() {
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        broker.proveScope(lease);

        assertThatThrownBy(() -> brokerAt(NOON.plus(TTL)).use(lease)).isInstanceOf(ProblemException.class);
        broker.revoke(lease);
        assertThatThrownBy(() -> broker.use(lease)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldGiveANewSecretUnderTheSameNameAfterACrash() {
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        broker.proveScope(lease);
        ScopedCredential before = broker.use(lease);

        ScopedCredential after = brokerAt(NOON).use(lease);

        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.secret()).isNotEqualTo(before.secret());
        assertThat(backend.live(PLAN.target())).containsExactly(before.name());
    }

    @Test
    void shouldListAndBlockWhenACredentialIsNotProvenDead() {
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        backend.refuseToDie();
        broker.revoke(lease);

        assertThat(broker.proveDead(lease).proven()).isFalse();
        assertThat(broker.notProvenDead()).extracting(Lease::id).containsExactly(lease);
        RemediationPlan next = TestingEstate.plan("pln_2", EstateTable.SURVEY);
        assertThatThrownBy(() -> broker.lease(next, BINDING, SCOPE, TTL))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.CREDENTIAL_BLOCKED));
    }

    @Test
    void shouldLendAgainOnceTheSweepHasProvenItDead() {
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        backend.refuseToDie();
        broker.revoke(lease);
        broker.proveDead(lease);
        backend.dieAsAsked();

        TestingBroker.sweeper(ledger, backend, at(NOON), broker).sweep();

        assertThat(broker.notProvenDead()).isEmpty();
        assertThat(broker.find(lease)).map(Lease::state).contains(LeaseState.PROVEN_DEAD);
    }

    @Test
    void shouldTakeACredentialForDeadThatTheSweepProvesDeadAtTheSameTime() {
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        backend.refuseToDie();
        broker.revoke(lease);
        broker.proveDead(lease);
        backend.dieAsAsked();
        backend.meanwhile(TestingBroker.sweeper(ledger, backend, at(NOON), broker)::sweep);

        assertThat(broker.proveDead(lease).proven()).isTrue();
        assertThat(broker.find(lease)).map(Lease::state).contains(LeaseState.PROVEN_DEAD);
        assertThat(ledger.receipts().stream().filter(ReceiptKind.LEASE_PROVEN_DEAD::equals))
                .hasSize(1);
    }

    @Test
    void shouldSweepExpiredLeasesAndOrphansButNotLiveOnes() {
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        backend.mint("gov_orphan", SCOPE, NOON);

        TestingBroker.sweeper(ledger, backend, at(NOON), broker).sweep();
        assertThat(backend.live(PLAN.target())).containsExactly(Lease.nameFor(PLAN.id()));

        TestingBroker.sweeper(ledger, backend, at(NOON.plus(TTL)), broker).sweep();
        assertThat(backend.live(PLAN.target())).isEmpty();
        assertThat(broker.find(lease)).map(Lease::state).contains(LeaseState.PROVEN_DEAD);
    }

    @Test
    void shouldEndAccessAndOweTheReceiptWhenTheLogCannotBeWritten() {
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        ledger.refuse(ReceiptKind.LEASE_REVOKED);

        broker.revoke(lease);

        assertThat(backend.live(PLAN.target())).isEmpty();
        assertThat(broker.find(lease)).map(Lease::state).contains(LeaseState.REVOKED);
        assertThat(ledger.owed()).containsExactly(ReceiptKind.LEASE_REVOKED);
    }

    @Test
    void shouldLendNothingWhileAReceiptIsOwedAndPayItFirst() {
        broker.revoke(broker.lease(PLAN, BINDING, SCOPE, TTL));
        RemediationPlan next = TestingEstate.plan("pln_2", EstateTable.SURVEY);
        ledger.refuse(ReceiptKind.LEASE_REVOKED);
        ledger.noteEnd(ReceiptKind.LEASE_REVOKED, "gov_orphan", Map.of());

        assertThatThrownBy(() -> broker.lease(next, BINDING, SCOPE, TTL))
                .isInstanceOf(EvidenceUnwritableException.class);
        assertThat(backend.minted()).isEqualTo(1);
        ledger.refuseNothing();
        broker.lease(next, BINDING, SCOPE, TTL);

        assertThat(ledger.owed()).isEmpty();
        assertThat(ledger.receipts())
                .endsWith(ReceiptKind.LEASE_REVOKED, ReceiptKind.LEASE_INTENDED, ReceiptKind.LEASE_MINTED);
    }

    @Test
    void shouldEndAccessWhenTheOwnDatabaseIsDownAndNeverHandItOutAgain() {
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        broker.proveScope(lease);
        ledger.reachable(false);

        assertThatThrownBy(() -> broker.revokeOf(PLAN.id())).hasMessage("the database is down");

        assertThat(backend.live(PLAN.target())).isEmpty();
        ledger.reachable(true);
        assertThatThrownBy(() -> broker.use(lease)).isInstanceOf(ProblemException.class);
        assertThat(backend.minted()).isEqualTo(1);
        broker.revokeOf(PLAN.id());
        assertThat(broker.find(lease)).map(Lease::state).contains(LeaseState.REVOKED);
    }

    @Test
    void shouldEndWhatItHoldsWhenTwoSweepsFindThatNothingCanBeRecorded() {
        broker.lease(PLAN, BINDING, SCOPE, TTL);
        LeaseSweeper sweeper = TestingBroker.sweeper(ledger, backend, at(NOON), broker);
        ledger.refuse(ReceiptKind.LEASE_REVOKED);

        sweeper.endHeld();
        assertThat(backend.live(PLAN.target())).hasSize(1);
        sweeper.endHeld();

        assertThat(backend.live(PLAN.target())).isEmpty();
    }

    @Test
    void shouldEndWhatExpiredWithoutADatabase() {
        broker.lease(PLAN, BINDING, SCOPE, TTL);
        ledger.reachable(false);

        TestingBroker.sweeper(ledger, backend, at(NOON.plus(TTL)), broker).endHeld();

        assertThat(backend.live(PLAN.target())).isEmpty();
    }

    @Test
    void shouldLeaveALeaseToTheServerThatWorksOnItsPlan() {
        ledger.workUnder(2);
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        broker.proveScope(lease);
        CredentialBroker other = brokerAt(NOON);
        ledger.workUnder(1);

        assertThatThrownBy(() -> other.use(lease))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT));

        assertThat(backend.minted()).isEqualTo(1);
    }

    @Test
    void shouldMakeANewSecretAfterATakeoverInEitherDirection() {
        ledger.workUnder(1);
        String lease = broker.lease(PLAN, BINDING, SCOPE, TTL);
        broker.proveScope(lease);
        CredentialBroker other = brokerAt(NOON);

        ledger.workUnder(2);
        other.use(lease);
        ledger.workUnder(3);
        broker.use(lease);

        assertThat(backend.minted()).isEqualTo(3);
        broker.use(lease);
        assertThat(backend.minted()).isEqualTo(3);
    }

    @Test
    void shouldMoveALeaseOnlyFromWhereItIs() {
        String id = broker.lease(PLAN, BINDING, SCOPE, TTL);
        Lease seen = broker.find(id).orElseThrow();
        broker.proveScope(id);

        assertThatThrownBy(() -> ledger.move(seen, LeaseState.REVOKED, ReceiptKind.LEASE_REVOKED, Map.of()))
                .isInstanceOf(LeaseMovedException.class);
        assertThatThrownBy(() -> seen.in(LeaseState.PROVEN_DEAD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNeverPrintASecret() {
        ScopedCredential credential = backend.mint("gov_x", SCOPE, NOON);

        assertThat(credential.toString()).doesNotContain(new String(credential.secret()));
        assertThatThrownBy(() -> new SecretReference("hunter2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    private CredentialBroker brokerAt(Instant instant) {
        return TestingBroker.of(ledger, backend, at(instant));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
