package dev.governor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.governor.kernel.Ids;
import dev.governor.server.LostClaimException;
import dev.governor.server.WorkClaims;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A server that is stopped in the middle of a step while another takes its work over, and then goes on. */
@QuarkusTest
@TestProfile(ScriptedSteps.class)
class TakeoverTest {

    @Inject
    RemediationProcess process;

    @Inject
    TestingRemediationSteps steps;

    @Inject
    WorkClaims claims;

    @Inject
    TransactionSynchronizationRegistry transactions;

    @Inject
    DataSource database;

    private final String plan = Ids.next("pln", 1);
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void shouldWriteNothingForAServerWhoseWorkWasTakenOver() throws Exception {
        AtomicReference<Throwable> refused = new AtomicReference<>();
        Supplier<String> stopped = () -> {
            inside.countDown();
            pass(goOn);
            try {
                QuarkusTransaction.requiringNew().run(claims::requireCurrent);
            } catch (LostClaimException e) {
                refused.set(e);
                throw e;
            }
            return "applied";
        };
        steps.script(plan, "applyChange", stopped);
        QuarkusTransaction.requiringNew().run(() -> process.start(plan));
        pass(inside);
        String instance = process.findByPlan(plan).orElseThrow().id();

        takeOver(instance);
        goOn.countDown();

        await().untilAsserted(() -> assertThat(refused.get()).isInstanceOf(LostClaimException.class));
        TimeUnit.MILLISECONDS.sleep(1500);
        RunningRemediation waiting = process.findByPlan(plan).orElseThrow();
        assertThat(steps.callsOf(plan)).endsWith("applyChange");
        assertThat(waiting.attempts()).isZero();
        assertThat(waiting.lastError()).isNull();

        run("update work_claim set ends_at = current_timestamp - interval '1' second where work = ?", instance);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> process.findByPlan(plan).isEmpty());
        assertThat(steps.callsOf(plan)).filteredOn("applyChange"::equals).hasSize(2);
        assertThat(steps.callsOf(plan)).endsWith("settle");
    }

    @Test
    void shouldRunNoFurtherJobOnceTheClaimIsLostBetweenTwo() throws Exception {
        Supplier<String> lastOfItsJob = () -> {
            transactions.registerInterposedSynchronization(new LosingTheClaimAfterwards());
            return "rehearsed";
        };
        steps.script(plan, "rehearseRollback", lastOfItsJob);
        QuarkusTransaction.requiringNew().run(() -> process.start(plan));
        pass(goOn);

        TimeUnit.MILLISECONDS.sleep(1500);
        assertThat(steps.callsOf(plan)).endsWith("rehearseRollback");
        RunningRemediation waiting = process.findByPlan(plan).orElseThrow();
        assertThat(waiting.attempts()).isZero();

        run("update work_claim set ends_at = current_timestamp - interval '1' second where work = ?", waiting.id());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> process.findByPlan(plan).isEmpty());
        assertThat(steps.callsOf(plan)).filteredOn("rehearseRollback"::equals).hasSize(1);
        assertThat(steps.callsOf(plan)).endsWith("settle");
    }

    /** Another server takes the work over when a job has just been put on record. */
    private final class LosingTheClaimAfterwards implements Synchronization {

        @Override
        public void beforeCompletion() {
            // nothing is lost yet
        }

        @Override
        public void afterCompletion(int status) {
            CompletableFuture.runAsync(() ->
                            takeOver(process.findByPlan(plan).orElseThrow().id()))
                    .join();
            goOn.countDown();
        }
    }

    private void takeOver(String instance) {
        run(
                "update work_claim set holder = 'srv_other', fence = nextval('server_fence'),"
                        + " ends_at = current_timestamp + interval '30' second where work = ?",
                instance);
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String statement, String work) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setString(1, work);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
