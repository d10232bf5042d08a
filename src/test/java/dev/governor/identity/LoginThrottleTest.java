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
        throttle.succeeded("alice");

        fail("alice", 4);

        assertThatCode(admit("alice")).doesNotThrowAnyException();
    }

    @Test
    void shouldStartAnewAfterTheWindow() {
        fail("mallory", 5);
        clock.pass(Duration.ofMinutes(1));
        throttle.admit("mallory");

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
        return () -> throttle.admit(client);
    }

    private void fail(String client, int times) {
        IntStream.range(0, times).forEach(time -> throttle.failed(client));
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
