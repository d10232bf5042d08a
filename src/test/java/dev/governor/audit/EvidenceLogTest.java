package dev.governor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.Ids;
import dev.governor.kernel.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvidenceLogTest {

    @Inject
    TransactionSynchronizationRegistry transactions;

    @Inject
    EvidenceLog log;

    @Inject
    EntityManager entities;

    @Test
    void receiptsLinkToTheOneBefore() {
        String subject = Ids.next("tst", 1);

        Receipt first = append(subject);
        Receipt second = append(subject);

        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(log.about(subject)).extracting(Receipt::isIntact).containsExactly(true, true);
        assertThat(log.firstBreak()).isEmpty();
    }

    @Test
    void aReceiptIsStoredWithWhatItProvesOrNotAtAll() {
        String subject = Ids.next("tst", 2);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    log.append(entry(subject));
                    throw new IllegalStateException("what it was to prove failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(log.about(subject)).isEmpty();
        append(subject);
        assertThat(log.firstBreak()).isEmpty();
    }

    @Test
    void whatIsHeldComesBeforeTheNextReceiptOrTheCommit() {
        String subject = Ids.next("tst", 4);

        QuarkusTransaction.requiringNew().run(() -> {
            log.appendLater(new Entry(ReceiptKind.PLAN_SUBMITTED, subject, "test", Map.of()));
            assertThat(log.about(subject)).isEmpty();
            log.append(new Entry(ReceiptKind.DECISION_MADE, subject, "test", Map.of()));
            log.appendLater(new Entry(ReceiptKind.FINDING_UPDATED, subject, "test", Map.of()));
        });
        QuarkusTransaction.requiringNew().run(() -> {
            log.appendLater(new Entry(ReceiptKind.FINDING_RESOLVED, subject, "test", Map.of()));
            log.appendHeld();
            assertThat(log.about(subject)).hasSize(4);
            log.appendHeld();
        });

        assertThat(log.about(subject))
                .extracting(Receipt::kind)
                .containsExactly(
                        ReceiptKind.PLAN_SUBMITTED,
                        ReceiptKind.DECISION_MADE,
                        ReceiptKind.FINDING_UPDATED,
                        ReceiptKind.FINDING_RESOLVED);
        assertThat(log.firstBreak()).isEmpty();
    }

    @Test
    void whatIsHeldIsRolledBackWithWhatItProves() {
        String subject = Ids.next("tst", 5);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    log.appendLater(entry(subject));
                    throw new IllegalStateException("what it was to prove failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(log.about(subject)).isEmpty();
        assertThatThrownBy(() -> log.appendLater(entry(subject))).isInstanceOf(TransactionalException.class);
    }

    @Test
    void whatComesTooLateToBeHeldIsNotLostButRollsTheTransactionBack() {
        String subject = Ids.next("tst", 6);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    log.appendLater(entry(subject));
                    transactions.registerInterposedSynchronization(new Late(() -> log.appendLater(entry(subject))));
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(log.about(subject)).isEmpty();
    }

    /** Work at the end of a transaction. */
    private record Late(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {
            work.run();
        }

        @Override
        public void afterCompletion(int status) {
            // it is over
        }
    }

    @Test
    void nothingIsAppendedOutsideATransaction() {
        assertThatThrownBy(() -> log.append(entry("tst_none"))).isInstanceOf(TransactionalException.class);
    }

    @Test
    void parallelAppendsLeaveNoGap() throws Exception {
        String subject = Ids.next("tst", 3);
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Callable<Receipt>> appends = IntStream.range(0, 64)
                .<Callable<Receipt>>mapToObj(i -> () -> append(subject))
                .collect(Collectors.toList());
        threads.invokeAll(appends).forEach(EvidenceLogTest::succeeded);
        threads.shutdown();

        assertThat(log.about(subject)).hasSize(64);
        assertThat(log.firstBreak()).isEmpty();
    }

    @Test
    void anEditIsDetected() {
        Receipt receipt = append(Ids.next("tst", 4));
        String edit = "update receipt set actor = '%s' where sequence = " + receipt.sequence();

        execute(edit.formatted("mallory"));

        assertThat(log.firstBreak()).contains("receipt " + receipt.sequence() + " was changed");
        execute(edit.formatted(receipt.actor()));
        assertThat(log.firstBreak()).isEmpty();
    }

    @Test
    void pagesFollowEachOther() {
        String subject = Ids.next("tst", 5);
        IntStream.range(0, 5).forEach(i -> append(subject));

        Page<Receipt> first = log.list(subject, null, null, 3);
        Page<Receipt> second = log.list(subject, ReceiptKind.CONTEXT_REVISED, first.next(), 3);

        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isNull();
    }

    private Receipt append(String subject) {
        return QuarkusTransaction.requiringNew().call(() -> log.append(entry(subject)));
    }

    private static Entry entry(String subject) {
        return Entry.byGovernor(ReceiptKind.CONTEXT_REVISED, subject, Map.of("revision", 1));
    }

    private void execute(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    private static void succeeded(Future<Receipt> append) {
        try {
            append.get();
        } catch (Exception e) {
            throw new AssertionError("an append failed", e);
        }
    }
}
