package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.SharedEstate;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Done;
import dev.governor.execution.ActionAdapter.Rehearsal;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What applying the policies of a table does besides what every adapter does. */
@ExtendWith(SharedEstate.class)
class RowSecurityIT {

    private static final Map<String, JsonNode> DENY_ALL = Map.of("deny_all", BooleanNode.TRUE);

    private static TestingEstate estate;

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();
    private final CredentialBroker broker = TestingBroker.of(ledger, estate.backend(), Clock.systemUTC());
    private final ActionAdapter adapter = estate.adapter(EnableRowSecurityAdapter::over);

    private RemediationPlan plan;
    private Snapshot before;
    private ScopedCredential credential;

    @BeforeAll
    static void reach(TestingEstate shared) {
        estate = shared;
    }

    @AfterEach
    void end() {
        ledger.ofPlan(plan.id()).ifPresent(lease -> broker.revoke(lease.id()));
    }

    @Test
    void shouldShowWhoReachesWhatBeforeAnybodyVotes() throws SQLException {
        make("voted");
        run("create policy own on public.voted for select to estate_reader using (whose = current_user)");
        lend("voted", Map.of());

        assertThat(adapter.preview(plan, before).change())
                .containsExactly(
                        "-policies are not applied: who has the grants reaches every row",
                        "+policies are applied: who has the grants reaches the rows they let through",
                        " data_owner, superusers and roles with BYPASSRLS reach every row",
                        " policy `own` lets through SELECT for estate_reader, rows where (whose = CURRENT_USER)");
        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void shouldDenyEverybodyOnlyWhereThePlanSaysSo() throws SQLException {
        make("nobodys");
        run("create policy written on public.nobodys for insert with check (true)");
        run("create policy held on public.nobodys as restrictive using (whose = current_user)");
        plan = plan("nobodys", Map.of());
        assertThatThrownBy(() -> adapter.snapshot(plan)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
            assertThat(e.detail()).contains("everybody but its owner would be denied every row");
        });

        lend("nobodys", DENY_ALL);
        assertThat(adapter.preview(plan, before).change())
                .contains("+no policy lets a row through: nobody but these reads one");
        Done done = (Done) adapter.apply(plan, before, credential);
        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
        adapter.rollBack(plan, before, done.left(), credential);
        assertThat(adapter.verifyRestored(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void shouldKeepWhetherItIsForcedOnTheOwner() throws SQLException {
        make("forced");
        run("alter table public.forced force row level security");
        lend("forced", DENY_ALL);

        Done done = (Done) adapter.apply(plan, before, credential);
        assertThat(flags("forced")).isEqualTo("true true");
        adapter.rollBack(plan, before, done.left(), credential);

        assertThat(flags("forced")).isEqualTo("false true");
    }

    @Test
    void shouldStopForAViewOfTheOwnerAndGoOnWhereItIsForcedOnTheOwner() throws SQLException {
        make("seen_through");
        run("create view public.seen as select * from public.seen_through; grant select on public.seen to"
                + " estate_reader; alter view public.seen owner to data_owner");
        lend("seen_through", DENY_ALL);

        assertThat(rehearsal().wayBack())
                .isEqualTo(new Check(
                        Answer.REFUTED,
                        "row security on the table alone would not close it, nothing was changed: an ordinary login"
                                + " may still read every row through view `\"public\".\"seen\"`; enable it there first, or"
                                + " revoke what the login may do there"));
        assertThat(adapter.snapshot(plan)).isEqualTo(before);

        run("alter table public.seen_through force row level security");
        plan = plan("seen_through", DENY_ALL);
        before = adapter.snapshot(plan);
        run("alter table public.seen_through enable row level security");
        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void shouldStopForAPartitionThatHasNoRowSecurityOfItsOwn() throws SQLException {
        run("create table public.parted (id integer, whose text) partition by list (id);"
                + " create table public.part partition of public.parted default");
        run("alter table public.parted owner to data_owner; alter table public.part owner to data_owner;"
                + " grant select on public.parted, public.part to estate_reader");
        lend("parted", DENY_ALL);

        assertThat(rehearsal().wayBack().detail()).contains("through partition `\"public\".\"part\"`");
    }

    @Test
    void shouldStopForALoginToWhichNoPolicyApplies() throws SQLException {
        make("bypassed");
        lend("bypassed", DENY_ALL);
        run("alter role estate_reader bypassrls");
        try {
            assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.REFUTED);
            assertThat(rehearsal().wayBack().detail()).startsWith("row security would not close it to `estate_reader`");
            run("alter table public.bypassed enable row level security");
            assertThat(probe().answer()).as("the server lets it by").isEqualTo(Answer.REFUTED);
        } finally {
            run("alter role estate_reader nobypassrls");
        }
    }

    @Test
    void shouldCallClosedWhatTheServerDeniesAndNotWhatAPolicyRaises() throws SQLException {
        make("raising");
        run("create function public.raises() returns boolean language plpgsql immutable as"
                + " 'begin raise insufficient_privilege; end'");
        run("create policy raising on public.raising for select to estate_reader using (public.raises())");
        lend("raising", Map.of());

        assertThat(probe().answer()).isEqualTo(Answer.REFUTED);
        adapter.apply(plan, before, credential);
        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
    }

    private Rehearsal rehearsal() {
        return adapter.rehearse(plan, before, credential);
    }

    private Check probe() {
        return adapter.probe(plan, before);
    }

    private void lend(String table, Map<String, JsonNode> parameters) {
        plan = plan(table, parameters);
        before = adapter.snapshot(plan);
        String lease = broker.lease(plan, before.digest(), adapter.scope(plan, before), Duration.ofMinutes(5));
        assertThat(broker.proveScope(lease).proven()).isTrue();
        credential = broker.use(lease);
    }

    private static RemediationPlan plan(String table, Map<String, JsonNode> parameters) {
        AssetKey key = AssetKey.of("postgresql", List.of("estate", "sandbox", "public", table));
        return TestingEstate.plan("pln_rows_" + table, key, parameters);
    }

    private static String flags(String table) throws SQLException {
        return estate.ask(
                EstateDatabase.SANDBOX,
                "select relrowsecurity || ' ' || relforcerowsecurity from pg_class where relname = '" + table + "'");
    }

    private static void make(String table) throws SQLException {
        run("create table public.%1$s (id integer, whose text); alter table public.%1$s owner to data_owner;"
                        .formatted(table)
                + " grant select on public.%s to estate_reader".formatted(table));
    }

    private static void run(String sql) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, sql);
    }
}
