package dev.governor.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.cli.demo.SharedEstate;
import dev.governor.cli.demo.TestingEstate;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * States of the world between any two points of the journal, with somebody else acting in between, on a real server.
 *
 * <p>The table says for each what the probe would find if nobody interfered, the moment, what somebody does, how the
 * plan ends, whether everybody may read the table in the end, and whose change the journal says it is.
 */
@ExtendWith(SharedEstate.class)
class InterleavingsIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static TestingEstate estate;

    @BeforeAll
    static void reach(TestingEstate shared) {
        estate = shared;
    }

    @ParameterizedTest(name = "probe {0}, {1}: somebody {2} => {3}, {4}, {5}")
    @CsvFileSource(resources = "/interleavings.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldEndAsTheTableSays(
            String probe, String moment, String somebody, String ending, String everybody, String whose)
            throws SQLException {
        Moment when = Moment.valueOf(moment.toUpperCase(Locale.ROOT));
        SomebodyElse who = SomebodyElse.valueOf(somebody.toUpperCase(Locale.ROOT));

        Interleaving run =
                Interleaving.run(estate, "interleaved_" + NUMBER.incrementAndGet(), probe.equals("open"), when, who);

        assertThat(run.acted()).as("the moment came").isTrue();
        assertThat(run.ending().word()).isEqualTo(ending);
        assertThat(run.isOpen()).isEqualTo(everybody.equals("open"));
        assertThat(run.whose()).isEqualTo(whose);
        assertInvariants(run, when, who);
    }

    private static void assertInvariants(Interleaving run, Moment when, SomebodyElse who) throws SQLException {
        if (who == SomebodyElse.REVOKES || who == SomebodyElse.MAKES_THE_TABLE_ANEW) {
            assertThat(run.isOpen()).as("what somebody closed was opened again").isFalse();
        }
        if (who.changesWhatIsThere() && !when.isBeforeTheChange()) {
            assertThat(run.grants()).as("what somebody changed").isEqualTo(run.grantsOnceActed());
        }
        switch (run.ending()) {
            case VERIFIED -> assertThat(run.isOpen()).isFalse();
            case ABANDONED -> assertThat(run.grants()).isEqualTo(run.grantsOnceActed());
            case ROLLED_BACK -> assertThat(run.isRestored()).isTrue();
            case QUARANTINED -> assertThat(run.whose()).as("nothing of ours").isNotEqualTo("nobodys");
            default -> throw new AssertionError(run.ending());
        }
        assertThat(run.credentialsAtTheTarget()).isEmpty();
    }
}
