package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.execution.ActionAdapter.Drift;
import dev.governor.execution.ActionAdapter.Snapshot;
import dev.governor.execution.Reverifier.NotAsked;
import dev.governor.execution.Reverifier.OpenAgain;
import dev.governor.execution.Reverifier.Sight;
import dev.governor.execution.Reverifier.StillClosed;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.RemediationPlan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a later look at a table sees that a plan closed, on a real server. */
class ReverifierIT {

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
    void shouldSeeThatItIsStillClosed() throws SQLException {
        RemediationPlan plan = open("still");
        Snapshot before = estate.adapter().snapshot(plan);
        run("revoke select on public.still from public");

        Sight sight = Reverifier.look(plan, estate.adapter(), before);

        assertThat(sight).isInstanceOf(StillClosed.class);
        assertThat(((StillClosed) sight).detail())
                .contains("grants PUBLIC no SELECT")
                .contains("42501");
    }

    @Test
    void shouldNameWhatChangedAndWhoMayHaveDoneIt() throws SQLException {
        RemediationPlan plan = open("again");
        Snapshot before = estate.adapter().snapshot(plan);
        run("revoke select on public.again from public");
        run("create role suspect_member login in role data_owner");
        run("create role suspect_passer; grant select on public.again to suspect_passer with grant option");
        run("create role suspect_none login");
        run("grant select on public.again to public");

        Sight sight = Reverifier.look(plan, estate.adapter(), before);

        assertThat(sight).isInstanceOf(OpenAgain.class);
        Drift drift = ((OpenAgain) sight).drift();
        assertThat(drift.changes())
                .contains(
                        "+PUBLIC may SELECT, granted by data_owner",
                        "+suspect_passer may SELECT, granted by data_owner, and pass it on")
                .noneMatch(line -> line.startsWith("-"));
        assertThat(drift.suspects())
                .startsWith("data_owner owns the table")
                .contains(
                        "suspect_member is a member of the owner data_owner",
                        "suspect_passer may pass SELECT on",
                        "governor_admin is a superuser")
                .noneMatch(suspect -> suspect.contains("suspect_none"));
    }

    @Test
    void shouldNameTheNewOwner() throws SQLException {
        RemediationPlan plan = open("sold");
        Snapshot before = estate.adapter().snapshot(plan);
        run("revoke select on public.sold from public");
        run("alter table public.sold owner to payments_app; grant select on public.sold to public");

        OpenAgain sight = (OpenAgain) Reverifier.look(plan, estate.adapter(), before);

        assertThat(sight.drift().changes()).contains("-data_owner owns the table", "+payments_app owns the table");
        assertThat(sight.drift().suspects()).startsWith("payments_app owns the table");
    }

    @Test
    void shouldCallATableUnderTheSameNameNeitherOpenNorClosed() throws SQLException {
        RemediationPlan plan = open("anew");
        Snapshot before = estate.adapter().snapshot(plan);
        run("drop table public.anew");
        open("anew");

        assertThat(Reverifier.look(plan, estate.adapter(), before)).isInstanceOf(NotAsked.class);
    }

    @Test
    void shouldSayOpenWhenOnlyOneChannelCanBeAskedAndSaysSo() throws SQLException {
        RemediationPlan plan = open("half");
        Snapshot before = estate.adapter().snapshot(plan);
        run("alter role estate_reader nologin");
        estate.endSessionsOf("estate_reader");
        try {
            Sight open = Reverifier.look(plan, estate.adapter(), before);
            run("revoke select on public.half from public");
            Sight closed = Reverifier.look(plan, estate.adapter(), before);

            assertThat(open).isInstanceOf(OpenAgain.class);
            assertThat(closed).isInstanceOf(NotAsked.class);
        } finally {
            run("alter role estate_reader login");
        }
    }

    @Test
    void shouldSayOpenWhenTheReadBackCannotBeAsked() throws SQLException {
        RemediationPlan plan = open("deaf");
        Snapshot before = estate.adapter().snapshot(plan);

        assertThat(Reverifier.look(plan, without("readBack"), before)).isInstanceOf(OpenAgain.class);
        run("revoke select on public.deaf from public");
        Sight closed = Reverifier.look(plan, without("readBack"), before);

        assertThat(closed)
                .isInstanceOfSatisfying(
                        NotAsked.class,
                        sight -> assertThat(sight.systemSilent()).isTrue());
    }

    @Test
    void shouldSayOpenAlsoWhenNobodyCanReadWhatChanged() throws SQLException {
        RemediationPlan plan = open("unread");
        Snapshot before = estate.adapter().snapshot(plan);

        OpenAgain sight = (OpenAgain) Reverifier.look(plan, without("drift"), before);

        assertThat(sight.drift()).isEqualTo(new Drift(List.of("what changed could not be read: gone"), List.of()));
    }

    @Test
    void shouldPreviewWhatTheChangeThenDoes() throws SQLException {
        RemediationPlan plan = open("shown");
        run("grant select (id) on public.shown to public; grant insert on public.shown to analysts");
        Snapshot before = estate.adapter().snapshot(plan);

        ChangePreview preview = estate.adapter().preview(plan, before);
        run("revoke select on public.shown from public");
        Snapshot after = estate.adapter().snapshot(plan);
        run(estate.adapter().inverse(plan, before));

        assertThat(preview.before()).isEqualTo(before.digest());
        assertThat(preview.after()).isEqualTo(after.digest());
        assertThat(preview.restored())
                .isEqualTo(estate.adapter().snapshot(plan).digest())
                .isEqualTo(before.digest());
        assertThat(preview.change())
                .contains(
                        "-PUBLIC may SELECT, granted by data_owner",
                        "-PUBLIC may SELECT column id, granted by data_owner",
                        " analysts may INSERT, granted by data_owner");
        assertThat(preview.wayBack())
                .contains(
                        "+PUBLIC may SELECT, granted by data_owner",
                        "+PUBLIC may SELECT column id, granted by data_owner");
    }

    @Test
    void shouldPutNothingUpForDecisionWhoseRollbackLeadsElsewhere() throws SQLException {
        RemediationPlan plan = open("oneway");
        ChangePreview oneWay = new ChangePreview(
                Digest.of("before"), Digest.of("after"), Digest.of("elsewhere"), List.of(), List.of());
        ActionAdapter adapter = answering("preview", () -> oneWay);

        assertThatThrownBy(() -> new TestingExecution(estate, adapter, plan).mint())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.TARGET_REFUSED));
    }

    private static ActionAdapter without(String question) {
        return answering(question, () -> {
            throw new ProblemException(ProblemCode.TARGET_UNAVAILABLE, "gone");
        });
    }

    private static ActionAdapter answering(String question, Supplier<Object> answer) {
        return (ActionAdapter) Proxy.newProxyInstance(
                ActionAdapter.class.getClassLoader(),
                new Class<?>[] {ActionAdapter.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(question)) {
                        return answer.get();
                    }
                    try {
                        return method.invoke(estate.adapter(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static RemediationPlan open(String table) throws SQLException {
        run("create table public.%1$s (id integer); alter table public.%1$s owner to data_owner;".formatted(table)
                + " grant select on public.%s to public".formatted(table));
        return TestingEstate.plan(
                "pln_" + table, AssetKey.of("postgresql", List.of("estate", "sandbox", "public", table)), Map.of());
    }

    private static void run(String sql) throws SQLException {
        estate.run(EstateDatabase.SANDBOX, sql);
    }
}
