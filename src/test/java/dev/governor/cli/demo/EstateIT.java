package dev.governor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateIT {

    private static final String WHO_READS =
            "select has_table_privilege('estate_reader', 'public.feedback', 'select')::text";

    @TempDir
    Path directory;

    @Test
    void shouldPutBackTheGrantsItStartsWithWhenRaisedAgain() throws SQLException {
        try (TestingEstate estate = TestingEstate.raise(directory)) {
            assertThat(estate.ask(EstateDatabase.SANDBOX, WHO_READS)).isEqualTo("true");
            estate.run(EstateDatabase.SANDBOX, "revoke select on public.feedback from public");
            assertThat(estate.ask(EstateDatabase.SANDBOX, WHO_READS)).isEqualTo("false");
        }

        try (TestingEstate estate = TestingEstate.raise(directory);
                Connection application = estate.estate().asApplication()) {

            assertThat(estate.ask(EstateDatabase.SANDBOX, WHO_READS)).isEqualTo("true");
            assertThat(estate.ask(EstateDatabase.SANDBOX, "select count(*) from public.feedback"))
                    .isEqualTo("1");
            assertThat(application.getCatalog()).isEqualTo("payments_prod");
        }
    }
}
