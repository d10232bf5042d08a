package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What revoking on schemas, functions and sequences does besides what every adapter does; grants of other grantors. */
@ExtendWith(SharedEstate.class)
class OtherGrantsIT {

    private static TestingEstate estate;

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();
    private final CredentialBroker broker = TestingBroker.of(ledger, estate.backend(), Clock.systemUTC());

    private ActionAdapter adapter = estate.adapter(RevokeSchemaGrantAdapter::over);
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
    void shouldTakeAPrivilegeFromAWideRoleWithTheRightToPassItOnAndGiveBackBoth() throws SQLException {
        run("create schema wide authorization data_owner; grant create, usage on schema wide to analysts with"
                + " grant option");
        lend(List.of("wide"), Map.of("grantee", TextNode.valueOf("analysts")));

        assertThat(rehearsal().diff()).contains("-analysts may CREATE, granted by data_owner, and pass it on");
        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(probe().answer()).isEqualTo(Answer.REFUTED);
        Done done = (Done) adapter.apply(plan, before, credential);

        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(adapter.readBack(plan, before))
                .isEqualTo(new Check(Answer.CONFIRMED, "the catalogue grants analysts no CREATE"));
        adapter.rollBack(plan, before, done.left(), credential);
        assertThat(adapter.verifyRestored(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void shouldCloseTheWayIntoASchemaAndLeaveNothingThere() throws SQLException {
        run("create schema seen authorization data_owner; grant usage on schema seen to public");
        lend(List.of("seen"), Map.of("privilege", TextNode.valueOf("USAGE")));

        assertThat(probe()).isEqualTo(new Check(Answer.REFUTED, "open: an ordinary login may still USAGE"));
        adapter.apply(plan, before, credential);

        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(estate.ask(EstateDatabase.SANDBOX, "select count(*) from pg_class where relname = 'governor_probe'"))
                .isEqualTo("0");
    }

    @Test
    void shouldSayWhoGaveWhatTheOwnerCannotTakeBackAndChangeNothing() throws SQLException {
        run("create schema passed authorization data_owner; grant create on schema passed to public");
        run("grant create on schema passed to payments_app with grant option");
        run("set role payments_app; grant create on schema passed to public");
        lend(List.of("passed"), Map.of());

        assertThat(adapter.verifier(plan))
                .endsWith("; not taken away by this plan: PUBLIC may CREATE, granted by payments_app");
        assertThat(rehearsal().diff())
                .contains(
                        "-PUBLIC may CREATE, granted by data_owner",
                        " PUBLIC may CREATE, granted by payments_app: it stays");
        assertThat(rehearsal().wayBack())
                .isEqualTo(new Check(
                        Answer.REFUTED,
                        "revoking what `data_owner` gave would not close it, nothing was changed: PUBLIC may CREATE,"
                                + " granted by payments_app; only `payments_app` takes that back, or the owner takes from"
                                + " `payments_app` the right to pass it on, with all that came of it"));
        assertThat(adapter.snapshot(plan)).isEqualTo(before);
    }

    @Test
    void shouldSayTheSameOfATable() throws SQLException {
        adapter = estate.adapter();
        run("create table public.passed (id integer); alter table public.passed owner to data_owner");
        run("grant select on public.passed to payments_app with grant option");
        run("set role payments_app; grant select on public.passed to public");
        lend(List.of("public", "passed"), Map.of());

        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.REFUTED);
        assertThat(rehearsal().wayBack().detail()).contains("only `payments_app` takes that back");
    }

    @Test
    void shouldNameThePlanThatComesFirstWhereEverybodyHoldsItToo() throws SQLException {
        run("create schema twice authorization data_owner; grant create on schema twice to public, analysts");
        lend(List.of("twice"), Map.of("grantee", TextNode.valueOf("analysts")));

        assertThat(rehearsal().wayBack().detail())
                .endsWith("PUBLIC may CREATE, granted by data_owner; carry out a plan with `grantee` `PUBLIC` first");
    }

    @Test
    void shouldSayThatTheProbeCannotSpeakForARoleWhoseRightsItsLoginHasNot() throws SQLException {
        run("create schema theirs authorization data_owner; grant create on schema theirs to payments_app");
        lend(List.of("theirs"), Map.of("grantee", TextNode.valueOf("payments_app")));

        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.REFUTED);
        assertThat(rehearsal().wayBack().detail()).startsWith("no login of the probe has the rights of a role");
        assertThat(probe().answer()).isEqualTo(Answer.UNANSWERED);
    }

    @Test
    void shouldSayThatOnlyTheOwnerRevokes() throws SQLException {
        run("create schema strange; grant create on schema strange to public");
        lend(List.of("strange"), Map.of());

        assertThatThrownBy(this::rehearsal).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.code()).isEqualTo(ProblemCode.TARGET_REFUSED);
            assertThat(e.detail()).contains("only its owner revokes on it");
        });
        assertThat(adapter.snapshot(plan)).isEqualTo(before);
    }

    @Test
    void shouldCloseAFunctionThatNobodyEverGrantedAndNeverRunIt() throws SQLException {
        adapter = estate.adapter(RevokeFunctionGrantAdapter::over);
        run("create sequence public.runs; create function public.built_in() returns bigint language sql immutable"
                + " security definer as 'select nextval(''public.runs'')'");
        run("alter function public.built_in() owner to data_owner; alter sequence public.runs owner to data_owner");
        lend(List.of("public", "built_in()"), Map.of());

        assertThat(probe().answer()).isEqualTo(Answer.REFUTED);
        assertThat(rehearsal().diff())
                .contains(
                        "-PUBLIC may EXECUTE, granted by data_owner",
                        " PUBLIC may EXECUTE each function from its making on, where default privileges do not say"
                                + " otherwise");
        Done done = (Done) adapter.apply(plan, before, credential);
        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
        adapter.rollBack(plan, before, done.left(), credential);

        assertThat(adapter.verifyRestored(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(estate.ask(EstateDatabase.SANDBOX, "select is_called from public.runs"))
                .isEqualTo("f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USAGE", "UPDATE", "SELECT"})
    void shouldCloseASequenceAndTakeNoNumberFromIt(String privilege) throws SQLException {
        adapter = estate.adapter(RevokeSequenceGrantAdapter::over);
        String name = "numbers_" + privilege.toLowerCase(Locale.ROOT);
        run(("create sequence public.%1$s; alter sequence public.%1$s owner to data_owner;"
                        + " grant %2$s on public.%1$s to analysts")
                .formatted(name, privilege));
        lend(
                List.of("public", name),
                Map.of("privilege", TextNode.valueOf(privilege), "grantee", TextNode.valueOf("analysts")));

        assertThat(probe()).isEqualTo(new Check(Answer.REFUTED, "open: an ordinary login may still " + privilege));
        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.CONFIRMED);
        adapter.apply(plan, before, credential);

        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(estate.ask(EstateDatabase.SANDBOX, "select last_value || ' ' || is_called from public." + name))
                .isEqualTo("1 false");
    }

    @Test
    void shouldSayThatAnotherPrivilegeIsEnoughToTakeNumbers() throws SQLException {
        adapter = estate.adapter(RevokeSequenceGrantAdapter::over);
        run("create sequence public.settable; alter sequence public.settable owner to data_owner;"
                + " grant usage, update on public.settable to public");
        lend(List.of("public", "settable"), Map.of());

        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.REFUTED);
        assertThat(rehearsal().wayBack().detail())
                .endsWith("PUBLIC may UPDATE, granted by data_owner; it is enough by itself: carry out a plan with"
                        + " `privilege` `UPDATE` and `grantee` `PUBLIC` first");
    }

    @Test
    void shouldKnowAFunctionByItsExactNameOnlyAndOnlyWhatItCanTry() throws SQLException {
        adapter = estate.adapter(RevokeFunctionGrantAdapter::over);
        run("create function public.exact(integer, text) returns integer language sql return 1");
        run("create function public.rows() returns setof integer language sql return 1");
        run("create procedure public.acts() language sql as ''");

        for (String name : List.of("exact", "exact(integer,text)", "exact(int, text)", "rows()", "acts()")) {
            plan = plan(List.of("public", name), Map.of());
            assertThatThrownBy(() -> adapter.snapshot(plan))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.UNKNOWN_ASSET));
        }
    }

    @Test
    void shouldSayWhatDefaultPrivilegesWillGiveToSchemasAgain() throws SQLException {
        run("alter default privileges for role data_owner grant create on schemas to analysts");
        run("create schema again authorization data_owner; grant create on schema again to analysts");
        lend(List.of("again"), Map.of("grantee", TextNode.valueOf("analysts")));

        assertThat(rehearsal().diff())
                .contains(" analysts may CREATE on each schema that data_owner makes in any schema from now on,"
                        + " by default privileges");
        run("alter default privileges for role data_owner revoke create on schemas from analysts");
    }

    private Rehearsal rehearsal() {
        return adapter.rehearse(plan, before, credential);
    }

    private Check probe() {
        return adapter.probe(plan, before);
    }

    private void lend(List<String> path, Map<String, JsonNode> parameters) {
        plan = plan(path, parameters);
        before = adapter.snapshot(plan);
        String lease = broker.lease(plan, before.digest(), adapter.scope(plan, before), Duration.ofMinutes(5));
        assertThat(broker.proveScope(lease).proven()).isTrue();
        credential = broker.use(lease);
    }

    private static RemediationPlan plan(List<String> path, Map<String, JsonNode> parameters) {
        AssetKey key = AssetKey.of(
                "postgresql",
                path.size() == 1
                        ? List.of("estate", "sandbox", path.get(0))
                        : List.of("estate", "sandbox", path.get(0), path.get(1)));
        return TestingEstate.plan("pln_other_" + key.text(), key, parameters);
    }

    private static void run(String sql) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, sql);
    }
}
