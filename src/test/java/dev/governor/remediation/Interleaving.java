package dev.governor.remediation;

import dev.governor.cli.demo.EstateDatabase;
import dev.governor.cli.demo.TestingEstate;
import dev.governor.execution.ActionAdapter;
import dev.governor.execution.StepResult;
import dev.governor.execution.StepResult.Word;
import dev.governor.execution.TestingExecution;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.plan.PlanState;
import dev.governor.plan.RemediationPlan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One plan carried out from its lease to its end, on a table of its own, along the process as it is drawn, with
 * somebody else acting at one moment.
 */
final class Interleaving {

    private static final TestingWalk WALK = TestingWalk.read();

    private final TestingEstate estate;
    private final Moment moment;
    private final SomebodyElse somebody;
    private final String table;
    private final TestingExecution execution;

    private boolean acted;
    private boolean disturbed;
    private String grantsOnceActed = "";

    private Interleaving(TestingEstate estate, String name, Moment moment, SomebodyElse somebody) {
        this.estate = estate;
        this.moment = moment;
        this.somebody = somebody;
        this.table = "public." + name;
        this.execution = new TestingExecution(estate, disturbed(estate.adapter()), plan(name));
    }

    /**
     * Runs it.
     *
     * @param wayRound whether an ordinary login reads on through a role, so that the probe says open
     */
    static Interleaving run(TestingEstate estate, String name, boolean wayRound, Moment moment, SomebodyElse somebody)
            throws SQLException {
        Interleaving run = new Interleaving(estate, name, moment, somebody);
        estate.run(
                EstateDatabase.SANDBOX,
                ("create table %1$s (id integer); alter table %1$s owner to data_owner;"
                                + " grant select on %1$s to public%2$s")
                        .formatted(run.table, wayRound ? ", analysts" : ""));
        try {
            WALK.from("mintLease", "settle", run::step);
        } finally {
            somebody.leave(estate);
        }
        return run;
    }

    PlanState ending() {
        return new Ending(execution.journal().history(execution.plan().id())).state();
    }

    /** Returns whose change the journal says it is, {@code nobodys} when it says that nothing was changed. */
    String whose() {
        return execution
                .journal()
                .changeOf(execution.plan().id())
                .map(change -> change.whose().word())
                .orElse("nobodys");
    }

    /** Tells whether the moment came. */
    boolean acted() {
        return acted;
    }

    /** Returns the grants right after somebody else acted. */
    String grantsOnceActed() {
        return grantsOnceActed;
    }

    String grants() throws SQLException {
        return SomebodyElse.grants(estate, table);
    }

    /** Tells whether the target equals the state that it was in when the lease was lent. */
    boolean isRestored() {
        return estate.adapter()
                .snapshot(execution.plan())
                .digest()
                .equals(execution.before().digest());
    }

    List<String> credentialsAtTheTarget() {
        return estate.backend().live(execution.plan().target());
    }

    boolean isOpen() throws SQLException {
        return SomebodyElse.isOpen(estate, table);
    }

    private String step(String step) {
        boolean inside = moment.isCutOffBefore() || moment.isCutOffAfter() || moment.isWithoutAnAnswer();
        if (step.equals(moment.step()) && !inside) {
            act();
        }
        try {
            return retried(step);
        } catch (CutOff e) {
            execution.crash();
            if (moment.isWithoutALease()) {
                execution.sweep();
            }
            act();
            return retried(step);
        }
    }

    /** Asks a step again while it fails, as the engine does; its journal ends that. */
    private String retried(String step) {
        while (true) {
            try {
                return word(step);
            } catch (ProblemException e) {
                if (e.code() != ProblemCode.TARGET_UNAVAILABLE) {
                    throw e;
                }
                if (moment.isWithoutAnAnswer() && !acted) {
                    act();
                }
            }
        }
    }

    private void act() {
        try {
            somebody.act(estate, table);
            grantsOnceActed = SomebodyElse.grants(estate, table);
            acted = true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String word(String step) {
        RemediationPlan plan = execution.plan();
        String action = execution.action();
        return switch (step) {
            case "mintLease" -> either(execution.mint(), "leased", "refused");
            case "proveScope" -> either(execution.leases().proveScope(plan), "in_scope", "out_of_scope");
            case "rehearseRollback" -> either(execution.executor().rehearse(plan, action), "rehearsed", "refused");
            case "applyChange" -> StepWords.applied(execution.executor().apply(plan, action));
            case "readBack" -> StepWords.readBack(execution.executor().readBack(plan, action));
            case "probeEffect" -> StepWords.probed(execution.executor().probe(plan, action));
            case "rollBack" -> StepWords.rolledBack(execution.executor().rollBack(plan, action, Optional::empty));
            case "verifyRestored" -> StepWords.restored(execution.executor().verifyRestored(plan, action));
            case "revokeLease" -> either(execution.leases().revoke(plan), "revoked", "unclear");
            case "proveDead" -> either(execution.leases().proveDead(plan), "dead", "not_provably_dead");
            default -> throw new IllegalArgumentException(step);
        };
    }

    private static String either(StepResult result, String proceeds, String otherwise) {
        return result.word() == Word.PROCEED ? proceeds : otherwise;
    }

    /** Returns {@code adapter}, disturbed once in the call in which the moment lies. */
    private ActionAdapter disturbed(ActionAdapter adapter) {
        return (ActionAdapter) Proxy.newProxyInstance(
                ActionAdapter.class.getClassLoader(),
                new Class<?>[] {ActionAdapter.class},
                (proxy, method, arguments) -> disturb(adapter, method, arguments));
    }

    private Object disturb(ActionAdapter adapter, Method method, Object[] arguments) throws Throwable {
        boolean here = !disturbed && method.getName().equals(moment.step().equals("rollBack") ? "rollBack" : "apply");
        if (here && moment.isCutOffBefore()) {
            disturbed = true;
            throw new CutOff();
        }
        Object answer = invoke(adapter, method, arguments);
        if (here && moment.isCutOffAfter()) {
            disturbed = true;
            throw new CutOff();
        }
        if (here && moment.isWithoutAnAnswer()) {
            disturbed = true;
            throw new ProblemException(ProblemCode.TARGET_UNAVAILABLE, "the connection was lost");
        }
        return answer;
    }

    private static Object invoke(ActionAdapter adapter, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static RemediationPlan plan(String name) {
        return new RemediationPlan(
                "pln_" + name,
                Tenant.DEFAULT,
                "fnd_1",
                "revoke-public-grant",
                AssetKey.of("postgresql", List.of("estate", "sandbox", "public", name)),
                Map.of(),
                Map.of(),
                "everybody may read it",
                "test|agent",
                null,
                Instant.parse("2026-11-30T00:00:00Z"));
    }

    /** The process was killed. */
    private static final class CutOff extends Error {

        private static final long serialVersionUID = 1;
    }
}
