package dev.governor.cli.demo;

import dev.governor.execution.Step;
import dev.governor.kernel.CanonicalJson;
import dev.governor.plan.PlanBinding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The published invariants, checked on one plan that has come to rest: what the target itself shows and counted, against
 * what is on record.
 */
final class CrashInvariants {

    private static final String ENDED_BODIES =
            "select body from receipt where subject = ? and kind = 'step_ended' order by sequence";

    private final CrashJournal journal;
    private final CrashTarget target;
    private final CrashSubject subject;
    private final CrashTraces traces;
    private final List<String> broken = new ArrayList<>();

    private CrashInvariants(CrashJournal journal, CrashTarget target, CrashSubject subject, CrashTraces traces) {
        this.journal = journal;
        this.target = target;
        this.subject = subject;
        this.traces = traces;
    }

    /**
     * Returns what is broken, in words that begin with the number of the invariant.
     *
     * @param alone whether no other plan ever had the table, nor anybody gave it back to everybody
     */
    static List<String> broken(CrashJournal journal, CrashTarget target, CrashSubject subject, boolean alone)
            throws SQLException {
        CrashInvariants checked = new CrashInvariants(journal, target, subject, journal.traces(subject.plan()));
        checked.authority();
        checked.credential();
        checked.ending(alone);
        checked.foreignChange();
        checked.replay();
        checked.record();
        return checked.broken;
    }

    /** 1: nothing runs but what was decided, bound to the same digest. */
    private void authority() throws SQLException {
        for (String binding : journal.ask("select binding from lease where plan_id = ?", subject.plan())) {
            String decided = journal.ask("select binding from remediation_plan where id = ?", subject.plan())
                    .get(0);
            require(
                    CanonicalJson.read(decided, PlanBinding.class)
                            .digest()
                            .text()
                            .equals(binding),
                    "1: the lease is bound to another digest than the plan");
            require(
                    before("decision_made", "", "lease_intended", ""),
                    "1: something was lent before anything was decided");
        }
    }

    /** 3: the credential is dead. */
    private void credential() {
        require(!traces.role(), "3: the leased role is there");
        require(
                traces.lease().isEmpty() || traces.lease().equals("proven_dead"),
                "3: the lease is `" + traces.lease() + "`");
    }

    /** 4: it ended in one of the promised ways, and the target shows it. */
    private void ending(boolean alone) throws SQLException {
        int changes = traces.changes();
        int back = traces.changesBack();
        boolean held = !journal.ask("select asset from asset_fence where plan_id = ?", subject.plan())
                .isEmpty();
        switch (traces.state()) {
            case "verified" -> {
                require(back == 0, "4: verified, and undone");
                require(!alone || !target.isOpen(subject.table()), "4: verified, and the table is open");
            }
            case "rolled_back" -> {
                require(
                        changes == 1 && back == 1,
                        "4: rolled back after %d changes and %d back".formatted(changes, back));
                require(!alone || target.isAsBefore(subject.table()), "4: rolled back, and not as it was before");
            }
            case "abandoned" -> require(changes == 0 && back == 0, "4: abandoned, and the target was changed");
            case "quarantined" -> {
                require(
                        !journal.ask(
                                        "select id from human_task where plan_id = ? and name = 'resolveQuarantine'"
                                                + " and ended_at is null",
                                        subject.plan())
                                .isEmpty(),
                        "4: quarantined without an open task");
                require(held, "4: quarantined, and the asset is released");
            }
            default -> broken.add("4: it stays `" + traces.state() + "`");
        }
        require(traces.state().equals("quarantined") || !held, "4: ended, and the asset is held");
    }

    /** 5: what somebody else changed after this plan is there, and was not undone with it. */
    private void foreignChange() throws SQLException {
        if (!subject.hasSomebodyElse()) {
            return;
        }
        List<String> effects = target.effects(subject.role(), subject.table());
        int theirs = effects.indexOf(subject.table() + " GRANT");
        int back = effects.indexOf(subject.role() + " GRANT");
        require(
                theirs < 0 || target.holdsChangeOfSomebodyElse(subject.table()),
                "5: the change of somebody else is gone");
        require(back < 0 || theirs < 0 || back < theirs, "5: undone although somebody else changed it since");
    }

    /** 6: no effect twice, no step with two outcomes. */
    private void replay() throws SQLException {
        require(traces.changes() <= 1, "6: the change was made %d times".formatted(traces.changes()));
        require(traces.changesBack() <= 1, "6: the change was undone %d times".formatted(traces.changesBack()));
        require(
                journal.ask(
                                "select step from execution_step where plan_id = ? and result is not null"
                                        + " group by step having count(*) > 1",
                                subject.plan())
                        .isEmpty(),
                "6: a step has two outcomes");
        require(
                journal.ask("select id from receipt where subject = ? and kind = 'remediation_ended'", subject.plan())
                                .size()
                        == 1,
                "6: it did not end exactly once");
    }

    /** 7: each effect was intended on record before and is on record now, and what is on record happened. */
    private void record() throws SQLException {
        if (traces.changes() > 0) {
            require(
                    before("lease_scope_proven", "", "step_intended", Step.APPLY.word()),
                    "7: the change was not intended on record after the proof of its credential");
            require(
                    recordedAs(Step.APPLY, "ours") || traces.state().equals("quarantined"),
                    "7: the change is not on record");
        }
        if (traces.changesBack() > 0) {
            require(traces.begun(Step.ROLL_BACK), "7: the way back was not intended on record");
            require(
                    recordedAs(Step.ROLL_BACK, "ours") || traces.state().equals("quarantined"),
                    "7: the way back is not on record");
        }
        require(
                traces.changes() > 0 || !recordedAs(Step.APPLY, "ours"),
                "7: a change is on record that never happened");
        require(
                journal.ask(
                                "select step from execution_step s where plan_id = ? and ended_at is not null and not"
                                        + " exists (select 1 from receipt where subject = s.plan_id and kind ="
                                        + " 'step_ended' and body::jsonb ->> 'step' = s.step and (body::jsonb ->>"
                                        + " 'attempt')::integer = s.attempt)",
                                subject.plan())
                        .isEmpty(),
                "7: a step ended without a receipt");
    }

    private boolean recordedAs(Step step, String whose) throws SQLException {
        return journal.ask(ENDED_BODIES, subject.plan()).stream()
                .map(CanonicalJson::readTree)
                .anyMatch(body -> body.path("step").asText().equals(step.word())
                        && body.at("/change/whose").asText().equals(whose));
    }

    private boolean before(String kind, String step, String laterKind, String laterStep) throws SQLException {
        String query = "select min(sequence) from receipt where subject = ? and kind = ?"
                + " and coalesce(body::jsonb ->> 'step', '') like ?";
        String first = journal.ask(query, subject.plan(), kind, step + "%").get(0);
        String second =
                journal.ask(query, subject.plan(), laterKind, laterStep + "%").get(0);
        return !first.equals("null") && !second.equals("null") && Long.parseLong(first) < Long.parseLong(second);
    }

    private void require(boolean held, String otherwise) {
        if (!held) {
            broken.add(otherwise);
        }
    }
}
