package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.SharedEstate;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.execution.ActionAdapter;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.finding.AssetKey;
import dev.governor.plan.RemediationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a probe says that asks as two ordinary logins. */
@ExtendWith(SharedEstate.class)
class SeveralLoginsIT {

    private final TestingEstate estate;
    private final Path directory;

    private TestingEstate both;

    SeveralLoginsIT(TestingEstate estate, @TempDir Path directory) {
        this.estate = estate;
        this.directory = directory;
    }

    @BeforeEach
    void second() throws SQLException, IOException {
        Path secret = Files.writeString(directory.resolve("second"), "second-secret");
        run("create role second login password 'second-secret'; grant connect on database sandbox to second");
        run("create table public.twofold (id integer); alter table public.twofold owner to data_owner");
        run("create schema twofold authorization data_owner");
        both = estate.alsoProbedBy("second", secret);
    }

    @AfterEach
    void remove() throws SQLException {
        run("alter role estate_reader login; drop table public.twofold; drop schema twofold");
        run("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'second'");
        run("drop owned by second; drop role second");
    }

    @Test
    void shouldCallClosedWhatBothAreDenied() {
        assertThat(ofTable().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(ofSchema(Map.of()).answer()).isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void shouldCallOpenWhatOneGetsInto() throws SQLException {
        run("grant select on public.twofold to second; grant create on schema twofold to second");

        assertThat(ofTable())
                .isEqualTo(new Check(Answer.REFUTED, "open: an ordinary login may still SELECT, as `second`"));
        assertThat(ofSchema(Map.of()))
                .isEqualTo(new Check(Answer.REFUTED, "open: an ordinary login may still CREATE, as `second`"));
    }

    @Test
    void shouldNotCallClosedWhatOneCouldNotAsk() throws SQLException {
        shutOut("estate_reader");

        assertThat(ofTable().answer()).isEqualTo(Answer.UNANSWERED);
        assertThat(ofTable().detail()).endsWith(", as `estate_reader`");
        assertThat(ofSchema(Map.of()).answer()).isEqualTo(Answer.UNANSWERED);
    }

    @Test
    void shouldCallOpenWhatOneGetsIntoAlthoughTheOtherCouldNotAsk() throws SQLException {
        run("grant select on public.twofold to second");
        shutOut("estate_reader");

        assertThat(ofTable().answer()).isEqualTo(Answer.REFUTED);
    }

    @Test
    void shouldNotAskALoginThatMayNotConnectAndSayNothingWhereNoneMay() throws SQLException {
        run("revoke connect on database sandbox from second");

        assertThat(ofTable().answer()).isEqualTo(Answer.CONFIRMED);

        run("revoke connect on database sandbox from estate_reader");
        run("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'estate_reader'");
        try {
            assertThat(ofTable())
                    .isEqualTo(new Check(Answer.UNANSWERED, "no ordinary login may connect to the database"));
            assertThat(ofSchema(Map.of()).answer()).isEqualTo(Answer.UNANSWERED);
        } finally {
            run("grant connect on database sandbox to estate_reader");
        }
    }

    @Test
    void shouldSpeakForARoleWithTheLoginsThatHaveItsRights() throws SQLException {
        run("grant create on schema twofold to analysts, second");

        assertThat(ofSchema(Map.of("grantee", TextNode.valueOf("analysts"))).detail())
                .endsWith(", as `estate_reader`");
        run("revoke create on schema twofold from analysts");
        assertThat(ofSchema(Map.of("grantee", TextNode.valueOf("analysts"))).answer())
                .as("what another login holds by itself is not what the plan takes away")
                .isEqualTo(Answer.CONFIRMED);
    }

    private Check ofTable() {
        return probe(both.adapter(), List.of("estate", "sandbox", "public", "twofold"), Map.of());
    }

    private Check ofSchema(Map<String, JsonNode> parameters) {
        return probe(both.adapter(RevokeSchemaGrantAdapter::over), List.of("estate", "sandbox", "twofold"), parameters);
    }

    private static Check probe(ActionAdapter adapter, List<String> path, Map<String, JsonNode> parameters) {
        RemediationPlan plan = TestingEstate.plan("pln_both", AssetKey.of("postgresql", path), parameters);
        return adapter.probe(plan, adapter.snapshot(plan));
    }

    private void shutOut(String role) throws SQLException {
        run("alter role " + role + " nologin");
        run("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = '" + role + "'");
    }

    private void run(String sql) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, sql);
    }
}
