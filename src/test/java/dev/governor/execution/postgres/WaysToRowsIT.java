package dev.governor.execution.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.cli.demo.Estate;
import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.finding.AssetKey;
import dev.governor.plan.RemediationPlan;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the probe finds besides the table itself, after somebody took its grant away. */
class WaysToRowsIT {

    private static final String CLOSED = "closed: an ordinary login that tries SELECT gets SQLSTATE 42501";
    private static final String OPEN = "open: an ordinary login may still SELECT through ";

    private static final String SLEEPING = "select count(*) from pg_stat_activity where wait_event = 'PgSleep'";

    @TempDir
    static Path directory;

    private static TestingEstate estate;

    @BeforeAll
    static void raise() throws SQLException {
        estate = TestingEstate.raise(directory);
        run("create schema elsewhere; grant usage on schema elsewhere to public; create schema shut");
        run("create table v0 (id integer); create view v0_sum as select count(*) from v0");
    }

    @AfterAll
    static void close() {
        estate.close();
    }

    @Test
    void shouldFindAPartitionOpen() throws SQLException {
        run("create table p1 (id integer) partition by list (id)");
        run("create table p1_one partition of p1 for values in (1); grant select on p1_one to public");
        run("create table p1_two partition of p1 for values in (2)");

        assertThat(probe("p1", "SELECT")).isEqualTo(open("partition `\"public\".\"p1_one\"`"));
        assertThat(probe("p1_two", "SELECT").answer())
                .as("no row of a sibling is its")
                .isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void shouldFindAViewOpen() throws SQLException {
        run("create table v1 (id integer); create view v1_all as select * from v1; grant select on v1_all to public");

        assertThat(probe("v1", "SELECT")).isEqualTo(open("view `\"public\".\"v1_all\"`"));
    }

    @Test
    void shouldFindAParentOpen() throws SQLException {
        run("create table p2 (id integer) partition by list (id); grant select on p2 to public");
        run("create table p2_one partition of p2 for values in (1) partition by list (id)");
        run("create table p2_one_one partition of p2_one for values in (1)");
        run("create table i1 (id integer); create table i1_child () inherits (i1); grant select on i1 to public");

        assertThat(probe("p2_one_one", "SELECT")).isEqualTo(open("partitioned table `\"public\".\"p2\"`"));
        assertThat(probe("i1_child", "SELECT")).isEqualTo(open("parent `\"public\".\"i1\"`"));
    }

    @Test
    void shouldFindAnInheritanceChildAndItsOtherParentOpen() throws SQLException {
        run("create table i2 (id integer); create table i2_aside (id integer)");
        run("create table i2_child () inherits (i2, i2_aside); grant select on i2_aside, i2_child to public");

        assertThat(probe("i2", "SELECT"))
                .isEqualTo(open("parent `\"public\".\"i2_aside\"`, child `\"public\".\"i2_child\"`"));
    }

    @Test
    void shouldFindAViewOnAViewInAnotherSchemaAndAMaterializedViewWithAHostileName() throws SQLException {
        run("create table v2 (id integer); create view shut.v2_inner as select * from v2");
        run("create view elsewhere.v2_outer as select id from shut.v2_inner");
        run("create materialized view elsewhere.\"quo\"\"ted\"\"; drop table v2; --\n-\" as"
                + " select id from elsewhere.v2_outer with no data");
        run("grant select on all tables in schema elsewhere, shut to public");

        assertThat(probe("v2", "SELECT"))
                .isEqualTo(open("materialized view `\"elsewhere\".\"quo\"\"ted\"\"; drop table v2; -- -\"`,"
                        + " view `\"elsewhere\".\"v2_outer\"`"));
        run("drop schema elsewhere cascade; create schema elsewhere; grant usage on schema elsewhere to public");
    }

    @Test
    void shouldConfirmWhenEveryWayIsClosedByItselfOrByItsSchema() throws SQLException {
        run("create table c1 (id integer) partition by list (id)");
        run("create table c1_one partition of c1 for values in (1); create view c1_all as select * from c1");
        run("create view shut.c1_shut as select * from c1; grant select on shut.c1_shut to public");

        assertThat(probe("c1", "SELECT"))
                .isEqualTo(new Check(Answer.CONFIRMED, CLOSED + ", also on 3 other ways to the rows"));
    }

    @Test
    void shouldFindAGrantOnOneColumnOfAWay() throws SQLException {
        run("create table k1 (id integer, name text); create view k1_all as select * from k1");
        run("grant select (name) on k1_all to public");

        assertThat(probe("k1", "SELECT").answer()).isEqualTo(Answer.REFUTED);
    }

    @Test
    void shouldNeverTakeMoreWaysThanItAsksForClosed() throws SQLException {
        run("create table m1 (id integer)");
        run("do $$ begin for i in 1.." + (WaysToRows.MOST + 1)
                + " loop execute 'create view m1_' || i || ' as select * from m1'; end loop; end $$");

        assertThat(probe("m1", "SELECT"))
                .isEqualTo(Check.unanswered("there are more than 500 ways to the rows: not all were asked"));
        run("grant select on m1_1 to public");
        assertThat(probe("m1", "SELECT").answer()).as("one is enough").isEqualTo(Answer.REFUTED);
    }

    @Test
    void shouldNotTakeAWalkThatWasCutShortForAllWays() throws SQLException {
        run("create table n1 (id integer)");
        run("do $$ begin for i in 1..2100"
                + " loop execute 'create view n1_' || i || ' as select count(*) from n1'; end loop; end $$");

        assertThat(probe("n1", "INSERT").answer()).isEqualTo(Answer.UNANSWERED);
        assertThat(probe("v0", "INSERT").answer()).isEqualTo(Answer.CONFIRMED);
    }

    @Test
    void shouldNotConfirmWhereAWayAppearsWhileItAsks() throws Exception {
        run("create table s1 (id integer); create function s1_slow() returns integer immutable language plpgsql as"
                + " $$ begin perform pg_catalog.pg_sleep(1); return 1; end $$");
        run("create view s1_all as select * from s1 where id > s1_slow()");
        CompletableFuture<Check> probe = CompletableFuture.supplyAsync(() -> probe("s1", "SELECT"));
        while (estate.ask(EstateDatabase.SANDBOX, SLEEPING).equals("0")) {
            Thread.onSpinWait();
        }

        run("create view s1_late as select * from s1; grant select on s1_late to public");

        assertThat(probe.get()).isEqualTo(Check.unanswered("the ways to the rows changed while they were asked"));
    }

    @Test
    void shouldTryToWriteThroughPartitionsAndThroughViewsThatPassItOn() throws SQLException {
        run("create table w1 (id integer) partition by list (id)");
        run("create table w1_one partition of w1 for values in (1)");
        run("create view w1_pass as select id from w1; create view w1_sum as select count(*) from w1");
        run("create materialized view w1_kept as select id from w1");
        run("grant all on w1_sum, w1_kept to public");
        Check closed = probe("w1", "DELETE");
        run("grant insert on w1_one, w1_pass to public; grant delete on w1_pass to public");

        assertThat(closed.answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(probe("w1", "DELETE").detail()).endsWith(" through view `\"public\".\"w1_pass\"`");
        assertThat(probe("w1", "INSERT").detail())
                .endsWith(" through partition `\"public\".\"w1_one\"`, view `\"public\".\"w1_pass\"`");
    }

    @Test
    void shouldNotTakeAParentThatKeepsItsRowsForAWayToInsert() throws SQLException {
        run("create table i3 (id integer); create table i3_child () inherits (i3)");
        run("create view i3_pass as select id from i3; grant insert, delete on i3, i3_pass to public");

        assertThat(probe("i3_child", "INSERT").answer()).isEqualTo(Answer.CONFIRMED);
        assertThat(probe("i3_child", "DELETE").answer()).isEqualTo(Answer.REFUTED);
    }

    @Test
    void shouldNotTakeTheWordOfAFunctionThatSaysDenied() throws SQLException {
        run("create table f1 (id integer); create function f1_says() returns integer immutable language plpgsql as"
                + " $$ begin raise insufficient_privilege; end $$");
        run("create view f1_all as select * from f1 where id > f1_says(); grant select on f1_all to public");

        assertThat(probe("f1", "SELECT"))
                .isEqualTo(Check.unanswered(
                        "the probe could not ask through view `\"public\".\"f1_all\"`: SQLSTATE 42501, raised by"
                                + " something the statement calls"));
    }

    @Test
    void shouldSayWhenTheLoginCannotEvenTry() throws SQLException {
        run("create table l1 (id integer)");
        run("alter role " + Estate.READER + " connection limit 0");
        estate.endSessionsOf(Estate.READER);
        Check shutOut = probe("l1", "SELECT");
        run("alter role " + Estate.READER + " connection limit -1");

        assertThat(shutOut.answer()).isEqualTo(Answer.UNANSWERED);
    }

    private static Check open(String ways) {
        return new Check(Answer.REFUTED, OPEN + ways);
    }

    private static Check probe(String table, String privilege) {
        RemediationPlan plan = plan(table, privilege);
        Snapshot before = estate.adapter().snapshot(plan);
        return estate.adapter().probe(plan, before);
    }

    private static RemediationPlan plan(String table, String privilege) {
        return TestingEstate.plan(
                "pln_" + table,
                AssetKey.of("postgresql", List.of("estate", "sandbox", "public", table)),
                Map.of("privilege", TextNode.valueOf(privilege)));
    }

    private static void run(String sql) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, sql);
    }
}
