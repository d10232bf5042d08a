package dev.governor.remediation.reverification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Schedule SCHEDULE = Schedule.parse("PT1H,PT6H,PT24H");

    @Test
    void theNextDateIsTheFirstOneAfterNow() {
        assertThat(SCHEDULE.next(NOON, NOON)).contains(NOON.plus(Duration.ofHours(1)));
        assertThat(SCHEDULE.next(NOON, NOON.plus(Duration.ofHours(1)))).contains(NOON.plus(Duration.ofHours(6)));
    }

    @Test
    void datesThatWereMissedAreLeftOut() {
        assertThat(SCHEDULE.next(NOON, NOON.plus(Duration.ofHours(9)))).contains(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void afterTheLastDateThereIsNone() {
        assertThat(SCHEDULE.next(NOON, NOON.plus(Duration.ofHours(24)))).isEmpty();
    }

    @Test
    void whatCannotBeAskedIsWaitedForUntilTheNextDateAndForTwiceTheLongestAtTheEnd() {
        assertThat(SCHEDULE.patience(NOON, NOON.plus(Duration.ofHours(1)))).isEqualTo(NOON.plus(Duration.ofHours(6)));
        assertThat(SCHEDULE.patience(NOON, NOON.plus(Duration.ofHours(24)))).isEqualTo(NOON.plus(Duration.ofHours(48)));
    }

    @Test
    void aScheduleThatDoesNotAscendIsNone() {
        assertThatThrownBy(() -> Schedule.parse("PT6H,PT1H")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itIsReadAsItIsWritten() {
        assertThat(Schedule.parse(SCHEDULE.text())).isEqualTo(SCHEDULE);
    }
}
