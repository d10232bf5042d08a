package dev.governor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void idsSortByTime() {
        assertThat(Ids.next("pln", 1_000)).isLessThan(Ids.next("pln", 1_001));
    }

    @Test
    void idsAreDistinctWithinOneMillisecond() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> Ids.next("pln", 42)).distinct())
                .hasSize(10_000)
                .allMatch(id -> id.matches("pln_[0-9a-hjkmnp-tv-z]{26}"));
    }
}
