package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.SharedEstate;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter;
import dev.governor.execution.ActionAdapter.AlreadyDone;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What emptying a membership does besides what every adapter does; the leases work in the maintenance database. */
@ExtendWith(SharedEstate.class)
class MembershipsIT {

    private static TestingEstate estate;

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();
    private final CredentialBroker broker = TestingBroker.of(ledger, estate.backend(), Clock.systemUTC());
    private final ActionAdapter adapter = estate.adapter(RevokeMembershipAdapter::over);

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

    @ParameterizedTest
    @CsvSource({
        "true, false, false",
        "false, true, false",
        "false, false, true",
        "true, true, true",
    })
    void shouldTakeWhateverAMembershipGivesAndGiveBackExactlyThat(boolean admin, boolean inherit, boolean set)
            throws SQLException {
        String role = "gives_%s_%s_%s".formatted(admin, inherit, set);
        run("create role %1$s; grant %1$s to data_owner with admin true, inherit false, set false".formatted(role));
        run("grant %s to estate_reader with admin %s, inherit %s, set %s granted by data_owner"
                .formatted(role, admin, inherit, set));
        String made = members(role);
        lend(role, "estate_reader");

        assertThat(probe()).isEqualTo(new Check(Answer.REFUTED, "open: an ordinary login may still USE"));
        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.CONFIRMED);
        Done done = (Done) adapter.apply(plan, before, credential);

        assertThat(probe().answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(adapter.readBack(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(members(role)).endsWith("estate_reader by data_owner: false false false");
        adapter.rollBack(plan, before, done.left(), credential);
        assertThat(adapter.verifyRestored(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(members(role)).isEqualTo(made);
    }

    @Test
    void shouldSayWhoMadeAMembershipThatIsNotOursAndChangeNothing() throws SQLException {
        run("create role theirs_too; grant theirs_too to data_owner with admin true, inherit false, set false");
        run("grant theirs_too to estate_reader granted by data_owner");
        run("grant theirs_too to payments_app with admin true, inherit false");
        run("set role payments_app; grant theirs_too to estate_reader");
        lend("theirs_too", "estate_reader");

        assertThat(adapter.verifier(plan))
                .endsWith("; not taken away by this plan: estate_reader may INHERIT, granted by payments_app;"
                        + " estate_reader may SET, granted by payments_app");
        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.REFUTED);
        assertThat(rehearsal().wayBack().detail())
                .startsWith("revoking what `data_owner` gave would not close it, nothing was changed")
                .endsWith("only `payments_app`, who has its rights, and a superuser take that back");
        assertThat(adapter.snapshot(plan)).isEqualTo(before);
    }

    @Test
    void shouldSayThatAnotherMembershipLeadsToTheRole() throws SQLException {
        run("create role led_to; grant led_to to data_owner with admin true, inherit false, set false");
        run("grant led_to to estate_reader granted by data_owner");
        run("create role between; grant led_to to between granted by data_owner");
        run("grant between to estate_reader with inherit false, set true");
        lend("led_to", "estate_reader");

        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.REFUTED);
        assertThat(rehearsal().wayBack().detail()).contains("between may SET, granted by data_owner");
    }

    @Test
    void shouldRefuseToTakeWhatTheMemberHasPassedOn() throws SQLException {
        run("create role passing; grant passing to data_owner with admin true, inherit false, set false");
        run("grant passing to estate_reader with admin true granted by data_owner");
        run("set role estate_reader; grant passing to payments_app");
        lend("passing", "estate_reader");

        assertThatThrownBy(this::rehearsal)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.TARGET_REFUSED));
        assertThat(adapter.snapshot(plan)).isEqualTo(before);
    }

    @Test
    void shouldLeaveWhatASuperuserMadeToASuperuser() throws SQLException {
        run("create role ruled; grant ruled to estate_reader");
        lend("ruled", "estate_reader");

        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.REFUTED);
        assertThat(adapter.apply(plan, before, credential)).isInstanceOf(AlreadyDone.class);
        assertThat(adapter.readBack(plan, before).answer()).isEqualTo(Answer.REFUTED);
        assertThat(probe().answer()).isEqualTo(Answer.REFUTED);
    }

    @Test
    void shouldSayThatNobodySpeaksForTheMember() throws SQLException {
        run("create role served; grant served to data_owner with admin true, inherit false, set false");
        run("grant served to payments_app granted by data_owner");
        lend("served", "payments_app");

        assertThat(probe().answer()).isEqualTo(Answer.UNANSWERED);
        assertThat(rehearsal().wayBack().answer()).isEqualTo(Answer.REFUTED);
    }

    private static String members(String role) throws SQLException {
        return estate.ask(EstateDatabase.SANDBOX, """
            select string_agg(member::regrole || ' by ' || grantor::regrole || ': ' || admin_option || ' '
              || inherit_option || ' ' || set_option, ', ' order by member::regrole::text)
            from pg_auth_members where roleid = '%s'::regrole\
            """.formatted(role));
    }

    private Rehearsal rehearsal() {
        return adapter.rehearse(plan, before, credential);
    }

    private Check probe() {
        return adapter.probe(plan, before);
    }

    private void lend(String role, String member) {
        AssetKey key = AssetKey.of("postgresql", List.of("estate", "(roles)", role));
        plan = TestingEstate.plan("pln_member_" + role, key, Map.of("member", TextNode.valueOf(member)));
        before = adapter.snapshot(plan);
        String lease = broker.lease(plan, before.digest(), adapter.scope(plan, before), Duration.ofMinutes(5));
        assertThat(broker.proveScope(lease).proven()).isTrue();
        credential = broker.use(lease);
    }

    private static void run(String sql) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, sql);
    }
}
