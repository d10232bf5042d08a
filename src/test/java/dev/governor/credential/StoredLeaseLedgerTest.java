package dev.governor.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.EvidenceUnwritableException;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoredLeaseLedgerTest {

    private static final int MOVERS = 16;
    private static final AssetKey TABLE = new AssetKey("postgresql:estate:sandbox:public:feedback");

    @Inject
    LeaseLedger ledger;

    @Inject
    EvidenceLog evidence;

    @Inject
    DataSource database;

    @Test
    void shouldLetOneOfManyMovers() throws Exception {
        Lease lease = intended();
        ExecutorService movers = Executors.newFixedThreadPool(MOVERS);
        try {
            List<Callable<Boolean>> moves = IntStream.range(0, MOVERS)
                    .<Callable<Boolean>>mapToObj(i -> () -> moves(lease, i % 2 == 0))
                    .toList();

            long moved = 0;
            for (Future<Boolean> answer : movers.invokeAll(moves)) {
                moved += answer.get() ? 1 : 0;
            }

            assertThat(moved).isEqualTo(1);
            assertThat(evidence.about(lease.planId())).hasSize(2);
            assertThat(ledger.find(lease.id())).map(Lease::revision).contains(1L);
        } finally {
            movers.shutdownNow();
        }
    }

    @Test
    void shouldRefuseAMoveThatNoStateLeadsTo() {
        Lease lease = intended();
        Lease revoked = ledger.end(lease, LeaseState.REVOKED, ReceiptKind.LEASE_REVOKED, Map.of());

        assertThatThrownBy(() -> ledger.move(revoked, LeaseState.MINTED, ReceiptKind.LEASE_MINTED, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ledger.find(lease.id())).map(Lease::state).contains(LeaseState.REVOKED);
        assertThat(evidence.about(lease.planId())).hasSize(2);
    }

    @Test
    void shouldKeepTheEndOfAccessAndOweItsReceiptWhileTheLogCannotBeWritten() throws SQLException {
        Lease lease = intended();
        run("alter table receipt rename to receipt_away");
        try {
            assertThat(ledger.isWritable()).isFalse();
            ledger.end(lease, LeaseState.REVOKED, ReceiptKind.LEASE_REVOKED, Map.of());
            assertThat(ledger.find(lease.id())).map(Lease::state).contains(LeaseState.REVOKED);
            assertThatThrownBy(ledger::payOwed).isInstanceOf(EvidenceUnwritableException.class);
        } finally {
            run("alter table receipt_away rename to receipt");
        }
        assertThatThrownBy(this::intended).isInstanceOf(EvidenceUnwritableException.class);

        assertThat(ledger.isWritable()).isTrue();
        assertThat(ledger.payOwed()).isEqualTo(1);

        intended();
        assertThat(ledger.payOwed()).isZero();
        assertThat(evidence.about(lease.planId()))
                .extracting(Receipt::kind)
                .containsExactly(ReceiptKind.LEASE_INTENDED, ReceiptKind.LEASE_REVOKED);
        assertThat(evidence.firstBreak()).isEmpty();
    }

    private boolean moves(Lease lease, boolean onward) {
        try {
            if (onward) {
                ledger.move(lease, LeaseState.MINTED, ReceiptKind.LEASE_MINTED, Map.of());
            } else {
                ledger.end(lease, LeaseState.REVOKED, ReceiptKind.LEASE_REVOKED, Map.of());
            }
            return true;
        } catch (LeaseMovedException e) {
            return false;
        }
    }

    private Lease intended() {
        String plan = Ids.next("pln", 1);
        Lease lease = new Lease(
                Ids.next("lse", 1),
                Tenant.DEFAULT,
                plan,
                Lease.nameFor(plan),
                new AssetKey("postgresql:estate"),
                Digest.of("binding"),
                new LeaseScope(TABLE, List.of()),
                LeaseState.INTENDED,
                0,
                Instant.parse("2026-11-21T12:00:00Z"),
                Instant.parse("2126-11-21T12:00:00Z"));
        ledger.insert(lease);
        return lease;
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
