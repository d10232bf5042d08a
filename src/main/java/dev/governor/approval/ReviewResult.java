package dev.governor.approval;

/** What became of a vote. */
public sealed interface ReviewResult {

    /**
     * The vote stands in the ledger.
     *
     * @param request the request after it
     */
    record Recorded(ApprovalRequest request) implements ReviewResult {}

    /**
     * The voter may not vote; the attempt itself is on record.
     *
     * @param duty the broken duty, for example {@code duty/requester-does-not-review}
     * @param reason why, in a sentence
     */
    record Refused(String duty, String reason) implements ReviewResult {}

    /**
     * The request no longer takes votes, or another vote came first.
     *
     * @param reason why, in a sentence
     */
    record Late(String reason) implements ReviewResult {}

    /**
     * The voter was shown something else than what would run.
     *
     * @param reason what differs, in a sentence
     */
    record Stale(String reason) implements ReviewResult {}
}
