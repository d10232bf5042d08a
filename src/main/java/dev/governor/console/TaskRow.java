package dev.governor.console;

import dev.governor.identity.Principal;
import dev.governor.policy.Decision;
import dev.governor.process.HumanTask;
import dev.governor.process.TaskState;
import dev.governor.risk.RiskAssessment;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One human task in the inbox.
 *
 * @param id the task
 * @param what what is to be done, in words
 * @param plan the plan, as a sentence
 * @param state where the task stands
 * @param holder who has it, with "you" for the reader; empty when nobody has
 * @param mine whether the reader has it
 * @param open whether it still can be worked on
 * @param free whether nobody has taken it
 * @param role the role that may claim it
 * @param score the risk score, -1 when there is none
 * @param band its band
 * @param created when the process reached it
 * @param due when silence becomes a no
 * @param overdue whether that is past
 * @param ended when it ended
 * @param dueAt {@code due} for sorting
 */
record TaskRow(
        String id,
        String what,
        PlanRow plan,
        Badge state,
        String holder,
        boolean mine,
        boolean open,
        boolean free,
        String role,
        int score,
        @Nullable Badge band,
        Moment created,
        @Nullable Moment due,
        boolean overdue,
        @Nullable Moment ended,
        Instant dueAt) {

    /** Due first, then the higher risk, then the older. */
    static final Comparator<TaskRow> URGENCY = Comparator.comparing(TaskRow::dueAt)
            .thenComparing(TaskRow::score, Comparator.reverseOrder())
            .thenComparing(TaskRow::id);

    static TaskRow of(ListedTask listed, Principal reader, Instant now) {
        HumanTask task = listed.task();
        Decision decision = listed.decision();
        RiskAssessment risk = decision == null ? null : decision.risk();
        Instant due = task.dueAt();
        Instant ended = task.endedAt();
        boolean mine = reader.subject().equals(task.owner());
        return new TaskRow(
                task.id(),
                what(task.name()),
                PlanRow.of(listed.plan(), now),
                Badge.of(task.state()),
                task.owner() == null ? "" : mine ? "you" : Wording.who(task.owner()),
                mine,
                task.state().isOpen(),
                task.state() == TaskState.READY,
                task.group(),
                risk == null ? -1 : risk.score(),
                risk == null ? null : Badge.of(risk.band()),
                Moment.of(task.createdAt(), now),
                due == null ? null : Moment.of(due, now),
                due != null && due.isBefore(now),
                ended == null ? null : Moment.of(ended, now),
                due == null ? Instant.MAX : due);
    }

    /** Tells what a task asks for: {@code reviewPlan} reads "review plan". */
    private static String what(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
