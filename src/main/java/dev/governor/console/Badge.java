package dev.governor.console;

import dev.governor.approval.ApprovalState;
import dev.governor.approval.ReviewVerdict;
import dev.governor.finding.FindingStatus;
import dev.governor.kernel.Severity;
import dev.governor.plan.PlanState;
import dev.governor.policy.Outcome;
import dev.governor.process.TaskState;
import dev.governor.risk.RiskBand;

/**
 * A state in one word, with a symbol and a tone, so that colour never speaks alone.
 *
 * @param text the word
 * @param symbol one character, for the eye only
 * @param tone the style class: {@code good}, {@code info}, {@code warn}, {@code bad} or {@code calm}
 */
record Badge(String text, String symbol, String tone) {

    static Badge of(PlanState state) {
        String text = Wording.plain(state.word());
        return switch (state) {
            case SUBMITTED -> new Badge(text, "○", "info");
            case AWAITING_APPROVAL -> new Badge(text, "◔", "warn");
            case APPROVED -> new Badge(text, "◕", "info");
            case EXECUTING -> new Badge(text, "▸", "info");
            case VERIFIED -> new Badge(text, "✓", "good");
            case ROLLED_BACK -> new Badge(text, "↺", "warn");
            case ABANDONED, EXPIRED -> new Badge(text, "–", "calm");
            case DENIED, REJECTED -> new Badge(text, "✕", "bad");
            case QUARANTINED -> new Badge(text, "■", "bad");
        };
    }

    static Badge of(Outcome outcome) {
        String text = Wording.plain(outcome.word());
        return switch (outcome) {
            case ALLOW -> new Badge(text, "✓", "good");
            case ALERT, REDACT -> new Badge(text, "!", "info");
            case REQUIRE_APPROVAL -> new Badge(text, "◔", "warn");
            case DENY -> new Badge(text, "✕", "bad");
            case TERMINATE -> new Badge(text, "■", "bad");
        };
    }

    static Badge of(RiskBand band) {
        return switch (band) {
            case INFORMATIONAL -> new Badge("informational", "·", "calm");
            case LOW -> new Badge("low", "▽", "calm");
            case MEDIUM -> new Badge("medium", "◇", "info");
            case HIGH -> new Badge("high", "△", "warn");
            case CRITICAL -> new Badge("critical", "▲", "bad");
        };
    }

    static Badge of(Severity severity) {
        String text = severity.word();
        return switch (severity) {
            case UNKNOWN -> new Badge(text, "?", "calm");
            case INFORMATIONAL -> new Badge(text, "·", "calm");
            case LOW -> new Badge(text, "▽", "calm");
            case MEDIUM -> new Badge(text, "◇", "info");
            case HIGH -> new Badge(text, "△", "warn");
            case CRITICAL, FATAL -> new Badge(text, "▲", "bad");
        };
    }

    static Badge of(FindingStatus status) {
        String text = Wording.plain(status.word());
        return switch (status) {
            case OPEN -> new Badge(text, "○", "info");
            case IN_PROGRESS -> new Badge(text, "▸", "info");
            case SUPPRESSED -> new Badge(text, "–", "calm");
            case RESOLVED -> new Badge(text, "✓", "good");
        };
    }

    static Badge of(ApprovalState state) {
        String text = state.word();
        return switch (state) {
            case PENDING -> new Badge(text, "◔", "warn");
            case APPROVED -> new Badge(text, "✓", "good");
            case REJECTED -> new Badge(text, "✕", "bad");
            case EXPIRED -> new Badge(text, "–", "calm");
        };
    }

    static Badge of(ReviewVerdict verdict) {
        return switch (verdict) {
            case APPROVE -> new Badge("approved", "✓", "good");
            case REJECT -> new Badge("rejected", "✕", "bad");
        };
    }

    static Badge of(TaskState state) {
        return switch (state) {
            case READY -> new Badge("unclaimed", "○", "info");
            case RESERVED -> new Badge("claimed", "◐", "calm");
            case COMPLETED -> new Badge("completed", "✓", "good");
            case OBSOLETE -> new Badge("obsolete", "–", "calm");
        };
    }
}
