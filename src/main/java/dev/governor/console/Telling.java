package dev.governor.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.audit.Receipt;

/**
 * How a kind of receipt is told.
 *
 * @param symbol one character, for the eye only
 * @param tone the style class
 * @param sentence what happened, in a few words
 */
record Telling(String symbol, String tone, String sentence) {

    /** Tells {@code receipt}; a kind that this page does not know is told by its own word. */
    static Telling of(Receipt receipt) {
        JsonNode body = receipt.body();
        return switch (receipt.kind()) {
            case PLAN_SUBMITTED -> new Telling("○", "info", "Plan submitted");
            case DECISION_MADE -> new Telling("◆", "info", "Decided" + after(": ", word(body, "outcome")));
            case ROLLBACK_DECIDED ->
                new Telling("◆", "info", "Decided on undoing it" + after(": ", word(body, "outcome")));
            case APPROVAL_REQUESTED ->
                new Telling("◔", "warn", "Approval requested" + after(" from role ", word(body, "role")));
            case APPROVAL_REVIEWED -> reviewed(body);
            case APPROVAL_REFUSED -> new Telling("✕", "bad", "Review refused" + after(": ", word(body, "duty")));
            case APPROVAL_EXPIRED -> new Telling("–", "calm", "Approval expired: no answer means no");
            case TASK_CLAIMED -> new Telling("◐", "calm", "Task claimed");
            case TASK_RELEASED -> new Telling("○", "calm", "Task released");
            case LEASE_INTENDED -> new Telling("○", "calm", "Credential about to be minted");
            case LEASE_MINTED -> new Telling("◆", "info", "Credential minted");
            case LEASE_SCOPE_PROVEN -> new Telling("✓", "good", "Canary: the credential reaches nothing else");
            case LEASE_SCOPE_REFUTED -> new Telling("✕", "bad", "Canary: the credential reaches too much");
            case LEASE_REVOKED -> new Telling("●", "info", "Credential revoked");
            case LEASE_PROVEN_DEAD -> new Telling("✓", "good", "Credential proven dead");
            case LEASE_NOT_PROVEN_DEAD -> new Telling("■", "bad", "Credential NOT proven dead");
            case STEP_INTENDED -> new Telling("▸", "calm", "About to " + step(body));
            case STEP_ENDED -> ended(body);
            case REMEDIATION_ENDED -> finished(body);
            case REVERIFICATION_ENDED -> lookedAtAgain(body);
            case REVERIFICATION_DELAYED ->
                new Telling("…", "warn", "Looked at again: it could not be asked, and will be");
            case PLAN_RENEWED -> new Telling("↺", "info", "Put up again" + after(": ", renewal(body)));
            case FINDING_RESOLVED -> new Telling("✓", "good", "Finding resolved");
            case FINDING_REQUEUED -> new Telling("↺", "warn", "Finding back in the queue");
            default -> new Telling("·", "calm", Wording.capital(receipt.kind().word()));
        };
    }

    private static Telling reviewed(JsonNode body) {
        return "approve".equals(body.path("verdict").asText())
                ? new Telling("✓", "good", "Approved")
                : new Telling("✕", "bad", "Rejected");
    }

    private static Telling ended(JsonNode body) {
        String step = Wording.capital(step(body));
        return switch (body.path("result").asText()) {
            case "proceed" -> new Telling("✓", "good", step + ": done");
            case "undo" -> new Telling("↺", "warn", step + ": not as it must be, will be undone");
            case "stop" -> new Telling("✕", "bad", step + ": stopped here");
            default -> new Telling("✕", "bad", step + ": failed");
        };
    }

    private static Telling finished(JsonNode body) {
        String state = word(body, "ending");
        return switch (state) {
            case "verified" -> new Telling("✓", "good", "Ended: verified");
            case "rolled back" -> new Telling("↺", "warn", "Ended: rolled back");
            case "denied", "rejected", "quarantined" -> new Telling("✕", "bad", "Ended: " + state);
            default -> new Telling("–", "calm", "Ended" + after(": ", state));
        };
    }

    private static Telling lookedAtAgain(JsonNode body) {
        return switch (body.path("answer").asText()) {
            case "closed" -> new Telling("✓", "good", "Looked at again: still closed");
            case "open" -> new Telling("✕", "bad", "Looked at again: open");
            default -> new Telling("–", "warn", "Looked at again: it could not be asked");
        };
    }

    private static String renewal(JsonNode body) {
        String of = body.path("of").asText("");
        String by = body.path("by").asText("none");
        return !of.isEmpty() ? "for plan " + of : by.equals("none") ? "no" : "as plan " + by;
    }

    private static String step(JsonNode body) {
        String step = word(body, "step");
        return step.isEmpty() ? "run a step" : step;
    }

    private static String word(JsonNode body, String field) {
        return Wording.plain(body.path(field).asText(""));
    }

    private static String after(String lead, String word) {
        return word.isEmpty() ? "" : lead + word;
    }
}
