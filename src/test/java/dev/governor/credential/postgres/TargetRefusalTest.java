package dev.governor.credential.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRefusalTest {

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42P01", "28P01", "3D000", "2BP01", "22023"})
    void shouldSayThatTheTargetRefusesWhatItWouldRefuseAgain(String state) {
        assertThat(problem(state).code()).isEqualTo(ProblemCode.TARGET_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P03", "57014", "53300", "55P03", "40001", "XX000", "58030", "", "42"})
    void shouldTryAgainWhatMayPass(String state) {
        assertThat(problem(state).code()).isEqualTo(ProblemCode.TARGET_UNAVAILABLE);
    }

    private static ProblemException problem(String state) {
        return PostgresConnections.unavailable("do it", new SQLException("no", state));
    }
}
