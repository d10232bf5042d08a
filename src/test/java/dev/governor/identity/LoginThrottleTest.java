package dev.governor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";

    private final TestingClock clock = new TestingClock();
    private final LoginThrottle throttle = new LoginThrottle(config(), clock);

    @Test
    void shouldAdmitWhoNeverFailed() {
        assertThatCode(admit("alice")).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseTheSixthAttemptAfterFiveFailures() {
        fail("mallory", 4);
        assertThatCode(admit("mallory")).doesNotThrowAnyException();

        fail("mallory", 1);

        assertThatThrownBy(admit("mallory"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.RATE_LIMITED))
                .hasMessageContaining("wait 60 s");
    }

    @Test
    void shouldMakeNobodyWaitForTheFailuresOfAnother() {
        fail("mallory", 5);

        assertThatCode(admit("alice")).doesNotThrowAnyException();
    }

    @Test
    void shouldLockNobodyOutWhoseNameSomebodyElseGuessesWith() {
        IntStream.range(0, 100).forEach(time -> throttle.failed("203.0.113.9", "alice"));

        assertThatCode(admit("alice")).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.admit("203.0.113.9", "alice")).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldLetTheWaitGrowWithEachRoundAndForgetItInTheEnd() {
        fail("mallory", 5);
        clock.pass(Duration.ofMinutes(1));
        fail("mallory", 5);

        assertThatThrownBy(admit("mallory")).hasMessageContaining("wait 120 s");
        for (int round = 0; round < 8; round++) {
            clock.pass(Duration.ofMinutes(15));
            fail("mallory", 5);
        }
        assertThatThrownBy(admit("mallory")).hasMessageContaining("wait 900 s");
        clock.pass(Duration.ofMinutes(31));
        fail("mallory", 5);
        assertThatThrownBy(admit("mallory")).hasMessageContaining("wait 60 s");
    }

    @Test
    void shouldCountAnIpv6NetworkAsOneSource() {
        assertThat(CallSource.word("2001:db8:1:2:3:4:5:6")).isEqualTo(CallSource.word("2001:db8:1:2:ffff::1"));
        assertThat(CallSource.word("2001:db8:1:3::1")).isNotEqualTo(CallSource.word("2001:db8:1:2::1"));
        assertThat(CallSource.word("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void shouldCountTheWindowFromTheFirstFailure() {
        fail("mallory", 1);
        clock.pass(Duration.ofSeconds(30));
        fail("mallory", 4);

        clock.pass(Duration.ofSeconds(29));
        assertThatThrownBy(admit("mallory")).isInstanceOf(ProblemException.class);

        clock.pass(Duration.ofSeconds(1));
        assertThatCode(admit("mallory")).doesNotThrowAnyException();
    }

    @Test
    void shouldForgetTheFailuresOfWhoGotIn() {
        fail("alice", 4);
        throttle.succeeded(HERE, "alice");

        fail("alice", 4);

        assertThatCode(admit("alice")).doesNotThrowAnyException();
    }

    @Test
    void shouldStartAnewAfterTheWindow() {
        fail("mallory", 5);
        clock.pass(Duration.ofMinutes(1));
        throttle.admit(HERE, "mallory");

        fail("mallory", 4);

        assertThatCode(admit("mallory")).doesNotThrowAnyException();
    }

    @Test
    void shouldRememberNoMoreThanTenThousandAndForgetTheOldest() {
        fail("first", 5);
        fail("second", 5);

        IntStream.range(0, 9_999).forEach(number -> fail("client-" + number, 1));

        assertThatCode(admit("first")).doesNotThrowAnyException();
        assertThatThrownBy(admit("second")).isInstanceOf(ProblemException.class);
    }

    private ThrowingCallable admit(String client) {
        return () -> throttle.admit(HERE, client);
    }

    private void fail(String client, int times) {
        IntStream.range(0, times).forEach(time -> throttle.failed(HERE, client));
    }

    private static IdentityConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(IdentityConfig.class)
                .withDefaultValue("user.home", "/home/somebody")
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(IdentityConfig.class);
    }

    /** Time that passes when it is told to. */
    private static final class TestingClock extends Clock {

        private Instant now = Instant.parse("2026-01-13T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
