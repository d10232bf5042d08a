package dev.governor.console;

import dev.governor.plan.PlanRecord;
import dev.governor.plan.RemediationPlan;
import java.time.Instant;

/**
 * One plan in a list, told as a sentence.
 *
 * @param id the plan
 * @param who who asks
 * @param action for what
 * @param target on what: the innermost name; hostile
 * @param targetKey the whole key
 * @param state where it is
 * @param reason why
 * @param submitted when it came
 * @param changed when its state last changed
 */
record PlanRow(
        String id,
        String who,
        String action,
        String target,
        String targetKey,
        Badge state,
        String reason,
        Moment submitted,
        Moment changed) {

    static PlanRow of(PlanRecord record, Instant now) {
        RemediationPlan plan = record.plan();
        return new PlanRow(
                plan.id(),
                Wording.who(plan.requester()),
                Wording.plain(plan.template()),
                Wording.name(plan.target()),
                plan.target().text(),
                Badge.of(record.state()),
                record.stateReason(),
                Moment.of(plan.submittedAt(), now),
                Moment.of(record.changedAt(), now));
    }
}
