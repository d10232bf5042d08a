package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.EstateTable;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.execution.StepResult.Word;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SomebodyElsesChangeIT {

    @TempDir
    static Path directory;

    private static TestingEstate estate;

    @BeforeAll
    static void raise() {
        estate = TestingEstate.raise(directory);
    }

    @AfterAll
    static void close() {
        estate.close();
    }

    @Test
    void shouldNeverGrantAgainWhatSomebodyElseRevoked() throws SQLException {
        TestingExecution execution = new TestingExecution(
                estate, estate.adapter(), TestingEstate.plan("pln_revoked_by_a_dba", EstateTable.PARTNER_RATES));
        execution.mint();
        execution.leases().proveScope(execution.plan());
        execution.executor().rehearse(execution.plan(), execution.action());

        estate.run(EstateDatabase.SANDBOX, "revoke select on public.partner_rates from public");
        execution.executor().apply(execution.plan(), execution.action());
        StepResult probe = execution.executor().probe(execution.plan(), execution.action());
        execution.executor().rollBack(execution.plan(), execution.action(), Optional::empty);

        assertThat(probe.word()).isEqualTo(Word.UNDO);
        assertThat(estate.ask(
                        EstateDatabase.SANDBOX,
                        "select has_table_privilege('public', 'public.partner_rates', 'SELECT')"))
                .isEqualTo("f");
        execution.leases().revoke(execution.plan());
        execution.leases().proveDead(execution.plan());
    }
}
