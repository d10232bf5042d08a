package dev.governor.console;

import org.jspecify.annotations.Nullable;

/**
 * The form by which a person reviews a plan.
 *
 * @param binding the digest of what is shown and would run
 * @param bindingShort its first digits
 * @param mustType whether approving needs the target's name typed
 * @param name what has to be typed
 * @param disabled why the form cannot be used, null when it can
 * @param error what was wrong with the last attempt; empty at first
 * @param verdict what was chosen in the last attempt, empty at first
 * @param comment what was written in the last attempt
 */
record ReviewForm(
        String binding,
        String bindingShort,
        boolean mustType,
        String name,
        @Nullable String disabled,
        String error,
        String verdict,
        String comment) {

    static @Nullable ReviewForm of(PlanPage page, TaskRow task, Attempt attempt) {
        ApprovalBox approval = page.approval();
        if (approval == null || !task.what().equals("review plan")) {
            return null;
        }
        return new ReviewForm(
                approval.binding(),
                approval.bindingShort(),
                page.production(),
                page.row().target(),
                disabled(approval, task),
                attempt.error(),
                attempt.verdict(),
                attempt.comment());
    }

    private static @Nullable String disabled(ApprovalBox approval, TaskRow task) {
        if (approval.whyNot() != null) {
            return "You cannot review this: " + approval.whyNot();
        }
        if (!approval.pending()) {
            return "The request is " + approval.state().text();
        }
        if (!task.open()) {
            return "The task is " + task.state().text();
        }
        if (task.free()) {
            return "Claim the task first, so that others see that you are on it";
        }
        return task.mine() ? null : "Claimed by " + task.holder();
    }

    /**
     * What was sent in a form that was not taken.
     *
     * @param error what is wrong with it; empty when nothing was sent yet
     * @param verdict the chosen word
     * @param comment the comment
     */
    record Attempt(String error, String verdict, String comment) {

        static final Attempt NONE = new Attempt("", "", "");
    }
}
