package dev.governor.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.LongNode;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-10T12:00:00Z, 2026-01-10T12:00:00Z",
        "2026-01-10T12:00:00.1234567Z, 2026-01-10T12:00:00.123456Z",
        "2026-01-10T14:00:00.5+02:00, 2026-01-10T12:00:00.5Z",
        "2026-01-10T12:00:00+0000, 2026-01-10T12:00:00Z",
        "2026-01-10T12:00:00.913874, 2026-01-10T12:00:00.913874Z",
        "2026-01-10 12:00:00, 2026-01-10T12:00:00Z",
        "2026-01-10 12:00:00 UTC, 2026-01-10T12:00:00Z",
        "2026-01-10 12:00:00.127000+00:00, 2026-01-10T12:00:00.127Z",
        "2026-01-10, 2026-01-10T00:00:00Z"
    })
    void everyWrittenFormIsRead(String text, Instant moment) {
        assertThat(SourceTimes.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(longs = {1768046400L, 1768046400000L, 1768046400000000L, 1768046400000000000L})
    void numbersAreReadInTheirUnit(long number) {
        assertThat(SourceTimes.parse(LongNode.valueOf(number))).isEqualTo(Instant.parse("2026-01-10T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00:00Z", "0"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(SourceTimes.parse(text)).isNull();
    }
}
