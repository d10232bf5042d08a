package dev.governor.credential.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueCollisionsTest {

    private final AtomicInteger runs = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({
        "40001, could not serialize access",
        "40P01, deadlock detected",
        "55P03, canceling statement due to lock timeout",
        "XX000, ERROR: tuple concurrently updated"
    })
    void shouldRepeatWhatCollided(String state, String message) throws SQLException {
        CatalogueCollisions.retrying(() -> {
            if (runs.incrementAndGet() < 3) {
                throw new SQLException(message, state);
            }
        });

        assertThat(runs).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"42501, permission denied", "XX000, ERROR: cache lookup failed", "08006, connection lost"})
    void shouldNotRepeatAnythingElse(String state, String message) {
        assertThatThrownBy(() -> CatalogueCollisions.retrying(() -> {
                    runs.incrementAndGet();
                    throw new SQLException(message, state);
                }))
                .isInstanceOf(SQLException.class);

        assertThat(runs).hasValue(1);
    }

    @Test
    @Timeout(60)
    void shouldGiveUpAfterFiveSeconds() {
        assertThatThrownBy(() -> CatalogueCollisions.retrying(() -> {
                    runs.incrementAndGet();
                    throw new SQLException("deadlock detected", "40P01");
                }))
                .isInstanceOf(SQLException.class);

        assertThat(runs).hasValueGreaterThan(5).hasValueLessThan(1_000);
    }
}
