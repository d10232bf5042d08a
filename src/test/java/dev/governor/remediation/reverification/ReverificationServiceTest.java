package dev.governor.remediation.reverification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReverificationServiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT6H,PT1H", "PT1H,PT1H", "PT0S", "PT-1H"})
    void datesThatDoNotAscendFailTheStartAndNoSettlement(String after) {
        assertThatThrownBy(() -> started(
                        List.of(after.split(",")).stream().map(Duration::parse).toList()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ascend");
    }

    @Test
    void noDatesFailTheStart() {
        assertThatThrownBy(() -> started(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static ReverificationService started(List<Duration> after) {
        return new ReverificationService(null, null, null, new TestingConfig(after));
    }

    private record TestingConfig(List<Duration> after) implements ReverificationConfig {

        @Override
        public Duration sweepInterval() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int portion() {
            return 1;
        }

        @Override
        public Duration retryDelay() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration retryCap() {
            return Duration.ofHours(6);
        }
    }
}
