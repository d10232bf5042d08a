package dev.governor.credential.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.plan.RemediationPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many leases on one database at once, as several plans and several servers make them. */
class ConcurrentLeasesIT {

    private static final int LENDERS = 16;
    private static final int ROUNDS = 3;

    @TempDir
    static Path directory;

    @Test
    void shouldMintAndRevokeSideBySideWithoutAFailure() throws Exception {
        try (TestingEstate estate = TestingEstate.raise(directory)) {
            ExecutorService lenders = Executors.newFixedThreadPool(LENDERS);
            List<Callable<Boolean>> work = IntStream.range(0, LENDERS)
                    .<Callable<Boolean>>mapToObj(number -> () -> lendAndEnd(estate, number))
                    .toList();

            for (Future<Boolean> dead : lenders.invokeAll(work)) {
                assertThat(dead.get()).isTrue();
            }
            lenders.shutdownNow();

            assertThat(estate.backend().live(EstateTable.FEEDBACK.key())).isEmpty();
        }
    }

    private static boolean lendAndEnd(TestingEstate estate, int number) {
        PostgresRoleBackend backend = estate.backend();
        RemediationPlan plan = TestingEstate.plan("pln_1", EstateTable.FEEDBACK);
        LeaseScope scope = estate.adapter().scope(plan, estate.adapter().snapshot(plan));
        boolean dead = true;
        for (int round = 0; round < ROUNDS; round++) {
            String name = "gov_01jd3n00000000000000%02d%02d00".formatted(number, round);
            ScopedCredential credential =
                    backend.mint(name, scope, Instant.now().plus(5, ChronoUnit.MINUTES));
            backend.revoke(name, plan.target(), credential);
            dead &= backend.proveDead(name, plan.target(), credential).proven();
        }
        return dead;
    }
}
