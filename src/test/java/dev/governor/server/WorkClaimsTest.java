package dev.governor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two servers on one database; one of them is stopped for longer than its claim and goes on, as after SIGSTOP. */
@QuarkusTest
class WorkClaimsTest {

    private static final long PAUSE_MILLIS = 400;

    @Inject
    DataSource database;

    private final String work = Ids.next("wrk", 1);

    @Test
    void shouldGiveWorkToOneServerAtATime() {
        WorkClaims first = server(Duration.ofMinutes(1));
        WorkClaims second = server(Duration.ofMinutes(1));

        Claim claim = claim(first).orElseThrow();

        assertThat(claim(second)).isEmpty();
        assertThat(claim(first)).contains(claim);
        first.release(claim);
        assertThat(claim(second).orElseThrow().fence()).isGreaterThan(claim.fence());
    }

    @Test
    void shouldRefuseWhatAServerWritesThatWasStoppedPastItsClaim() throws InterruptedException {
        WorkClaims stopped = server(Duration.ofMillis(100));
        WorkClaims other = server(Duration.ofMinutes(1));
        Claim old = claim(stopped).orElseThrow();
        write(stopped, old);

        Thread.sleep(PAUSE_MILLIS);
        Claim taken = claim(other).orElseThrow();
        write(other, taken);

        assertThat(taken.fence()).isGreaterThan(old.fence());
        assertThatThrownBy(() -> write(stopped, old)).isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> stopped.under(old, stopped::requireNow)).isInstanceOf(LostClaimException.class);
        other.under(taken, other::requireNow);
        stopped.renew();
        stopped.release(old);
        assertThatThrownBy(() -> write(stopped, old)).isInstanceOf(LostClaimException.class);
        assertThat(claim(stopped)).isEmpty();
        write(other, taken);
    }

    @Test
    void shouldKeepWhatIsRenewed() throws InterruptedException {
        WorkClaims living = server(Duration.ofMillis(PAUSE_MILLIS));
        WorkClaims other = server(Duration.ofMinutes(1));
        claim(living);

        for (int i = 0; i < 8; i++) {
            Thread.sleep(PAUSE_MILLIS / 4);
            living.renew();
        }

        assertThat(claim(other)).isEmpty();
    }

    @Test
    void shouldLetAServerGoOnWhoseClaimRanOutButWasNotTaken() throws InterruptedException {
        WorkClaims stopped = server(Duration.ofMillis(100));
        Claim claim = claim(stopped).orElseThrow();

        Thread.sleep(PAUSE_MILLIS);

        write(stopped, claim);
        assertThat(claim(stopped)).contains(claim);
    }

    @Test
    void shouldLetGoOfEverythingAtOnce() {
        WorkClaims first = server(Duration.ofMinutes(1));
        claim(first);

        first.releaseAll();

        assertThat(first.mine()).isEmpty();
        assertThat(claim(server(Duration.ofMinutes(1)))).isPresent();
    }

    @Test
    void shouldGiveADutyToOneServerAtATimeWithAGrowingEpoch() throws InterruptedException {
        Duties first = new Duties(database, new Incarnation(Clock.systemUTC()));
        Duties second = new Duties(database, new Incarnation(Clock.systemUTC()));

        OptionalLong epoch = take(first, Duration.ofMillis(100));
        assertThat(take(second, Duration.ofMinutes(1))).isEmpty();
        assertThat(take(first, Duration.ofMillis(100))).isEqualTo(epoch);
        Thread.sleep(PAUSE_MILLIS);
        OptionalLong next = take(second, Duration.ofMinutes(1));

        assertThat(next.orElseThrow()).isGreaterThan(epoch.orElseThrow());
        assertThat(take(first, Duration.ofMinutes(1))).isEmpty();
    }

    private Optional<Claim> claim(WorkClaims server) {
        return QuarkusTransaction.requiringNew().call(() -> server.claim(work));
    }

    private static void write(WorkClaims server, Claim claim) {
        QuarkusTransaction.requiringNew().run(() -> server.under(claim, server::requireCurrent));
    }

    private OptionalLong take(Duties duties, Duration span) {
        return QuarkusTransaction.requiringNew().call(() -> duties.take(work, span));
    }

    private WorkClaims server(Duration claim) {
        return new WorkClaims(database, new Incarnation(Clock.systemUTC()), new ServerConfig() {
            @Override
            public Duration claim() {
                return claim;
            }

            @Override
            public boolean alone() {
                return false;
            }
        });
    }
}
