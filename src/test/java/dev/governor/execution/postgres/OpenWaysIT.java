package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.credential.CredentialBroker;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TestingBroker;
import dev.governor.credential.TestingLeaseLedger;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Done;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.finding.AssetKey;
import dev.governor.plan.RemediationPlan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says, before anything is changed, about the ways that revoking on the table leaves open. */
class OpenWaysIT {

    private static final String STOPS = "revoking on the table alone would not close it, nothing was changed:"
            + " an ordinary login may still SELECT through ";
    private static final String UNDONE = "applied and undone: the state equals the snapshot";

    @TempDir
    static Path directory;

    private static TestingEstate estate;

    private final TestingLeaseLedger ledger = new TestingLeaseLedger();
    private final CredentialBroker broker = TestingBroker.of(ledger, estate.backend(), Clock.systemUTC());
    private RemediationPlan plan;
    private Snapshot before;
    private ScopedCredential credential;

    @BeforeAll
    static void raise() {
        estate = TestingEstate.raise(directory);
    }

    @AfterAll
    static void close() {
        estate.close();
    }

    @AfterEach
    void end() {
        String lease = ledger.ofPlan(plan.id()).orElseThrow().id();
        broker.revoke(lease);
        assertThat(broker.proveDead(lease).proven()).isTrue();
    }

    @Test
    void shouldStopBeforeTheChangeWhereAViewIsGrantedToPublicAndNameThePlanThatHelps() throws SQLException {
        table("v1");
        run("create view v1_all as select * from v1; alter view v1_all owner to data_owner");
        run("grant select on v1_all to public");
        lend("v1");

        assertThat(diff())
                .contains(
                        "-PUBLIC may SELECT, granted by data_owner",
                        " an ordinary login may SELECT through view `\"public\".\"v1_all\"`, granted to PUBLIC:"
                                + " it stays open");
        assertThat(estate.adapter().verifier(plan))
                .endsWith("gets SQLSTATE 42501; checked too, granted to PUBLIC and not changed by this plan:"
                        + " view `\"public\".\"v1_all\"`");
        assertThat(rehearsal())
                .isEqualTo(new Check(
                        Answer.REFUTED,
                        STOPS + "view `\"public\".\"v1_all\"`; carry out a plan `revoke_public_grant` on each such view"
                                + " first, the outermost before the others"));
        assertThat(estate.adapter().snapshot(plan)).as("nothing was changed").isEqualTo(before);
    }

    @Test
    void shouldSayThatNoPlanOnOneOfTwoRelativesHelps() throws SQLException {
        run("create table p1 (id integer) partition by list (id); alter table p1 owner to data_owner");
        run("create table p1_one partition of p1 for values in (1); grant select on p1, p1_one to public");
        lend("p1");

        assertThat(rehearsal())
                .isEqualTo(new Check(
                        Answer.REFUTED,
                        STOPS + "partition `\"public\".\"p1_one\"`; partitions and parents share rows, so no plan on"
                                + " one of them helps: revoke on them by hand first"));
        run("revoke select on p1_one from public");
        assertThat(rehearsal()).isEqualTo(new Check(Answer.CONFIRMED, UNDONE));
    }

    @Test
    void shouldStopForAGrantThatARoleOfTheLoginHolds() throws SQLException {
        table("r1");
        run("create materialized view r1_kept as select * from r1; grant select on r1_kept to analysts");
        lend("r1");

        assertThat(diff())
                .contains(" an ordinary login may SELECT through materialized view `\"public\".\"r1_kept\"`:"
                        + " it stays open");
        assertThat(rehearsal().detail()).endsWith("no revocation from PUBLIC helps");
        assertThat(estate.adapter().verifier(plan)).endsWith("gets SQLSTATE 42501");
    }

    @Test
    void shouldGoOnWhereTheChangeClosesTheViewToo() throws SQLException {
        table("o1");
        run("grant create on schema public to payments_app");
        run("set role payments_app; create view o1_theirs as select * from o1;"
                + " create view o1_outer as select * from o1_theirs; grant select on o1_theirs, o1_outer to public");
        run("create view o1_asking with (security_invoker = on) as select * from o1;"
                + " grant select on o1_asking to public");
        lend("o1");

        assertThat(diff()).noneMatch(line -> line.contains("stays open"));
        assertThat(rehearsal()).isEqualTo(new Check(Answer.CONFIRMED, UNDONE));
        assertThat(estate.adapter().apply(plan, before, credential)).isInstanceOf(Done.class);
        assertThat(estate.adapter().probe(plan, before).detail()).endsWith("also on 3 other ways to the rows");
    }

    @Test
    void shouldFindAWayThatWasMadeAfterTheChange() throws SQLException {
        table("a1");
        lend("a1");
        assertThat(rehearsal().answer()).isEqualTo(Answer.CONFIRMED);
        estate.adapter().apply(plan, before, credential);
        assertThat(estate.adapter().probe(plan, before).answer()).isEqualTo(Answer.CONFIRMED);

        run("create view a1_late as select * from a1; grant select on a1_late to public");

        assertThat(estate.adapter().readBack(plan, before).answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(estate.adapter().probe(plan, before).answer()).isEqualTo(Answer.REFUTED);
    }

    @Test
    void shouldStopWhereThereAreMoreWaysThanItAsks() throws SQLException {
        table("m1");
        run("do $$ begin for i in 1.." + (WaysToRows.MOST + 1)
                + " loop execute 'create view m1_' || i || ' as select * from m1'; end loop; end $$");
        lend("m1");

        assertThat(diff()).contains(" there are more than 500 ways to the rows: not all were asked");
        assertThat(rehearsal())
                .isEqualTo(new Check(
                        Answer.REFUTED,
                        "there are more than 500 ways to the rows: not all were asked, nothing was changed"));
    }

    @Test
    void shouldSayWhatDefaultPrivilegesWillOpenAgain() throws SQLException {
        table("d1");
        run("alter default privileges for role data_owner in schema public grant select on tables to public");
        run("alter default privileges for role analysts grant insert on tables to public");
        lend("d1");
        String coming = "PUBLIC may SELECT on each table that data_owner makes in schema public from now on,"
                + " by default privileges";

        assertThat(diff()).contains(" " + coming).noneMatch(line -> line.contains("INSERT on each"));
        estate.adapter().apply(plan, before, credential);
        assertThat(estate.adapter().readBack(plan, before))
                .isEqualTo(new Check(Answer.CONFIRMED, "the catalogue grants PUBLIC no SELECT; but " + coming));
        run("alter default privileges for role data_owner in schema public revoke select on tables from public");
    }

    private List<String> diff() {
        return estate.adapter().rehearse(plan, before, credential).diff();
    }

    private Check rehearsal() {
        return estate.adapter().rehearse(plan, before, credential).wayBack();
    }

    private void lend(String table) {
        plan = TestingEstate.plan(
                "pln_" + table, AssetKey.of("postgresql", List.of("estate", "sandbox", "public", table)), Map.of());
        before = estate.adapter().snapshot(plan);
        String lease = broker.lease(plan, before.digest(), estate.adapter().scope(plan, before), Duration.ofMinutes(5));
        assertThat(broker.proveScope(lease).proven()).isTrue();
        credential = broker.use(lease);
    }

    private static void table(String name) throws SQLException {
        run("create table %1$s (id integer); alter table %1$s owner to data_owner;".formatted(name)
                + " grant select on %s to public".formatted(name));
    }

    private static void run(String sql) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, sql);
    }
}
