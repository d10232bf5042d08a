package dev.governor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OneLineErrorsTest {

    @Test
    void shouldPreferTheSentenceThatWasWrittenForPeople() {
        Throwable failure = new IllegalStateException(
                "wrapper", new CommandFailure("port 1 is in use", new SQLException("low level")));

        assertThat(OneLineErrors.sentence(failure)).isEqualTo("port 1 is in use");
    }

    @Test
    void shouldNameTheRootCauseOfWhatNobodyExpected() {
        Throwable failure = new RuntimeException("wrapper", new IllegalStateException("the\n  cause"));

        assertThat(OneLineErrors.sentence(failure))
                .isEqualTo("the; cause (`IllegalStateException`; run with -v to see where)");
    }

    @Test
    void shouldNameTheTypeOfAFailureWithoutMessage() {
        assertThat(OneLineErrors.sentence(new NullPointerException()))
                .isEqualTo("unexpected failure `NullPointerException`; run with -v to see where");
    }
}
