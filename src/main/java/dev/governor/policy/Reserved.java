package dev.governor.policy;

import java.util.ArrayList;
import java.util.List;

/** The answers the engine gives when no rule can: always deny, always under a reserved id that no bundle may use. */
enum Reserved {
    DEFAULT_DENY(
            "reserved/default-deny", "Nothing allows it", "no rule of the bundle speaks about this, so it is denied"),
    UNKNOWN_ACTION(
            "reserved/unknown-action",
            "The action is unknown",
            "the bundle has no template for this action, so it is denied"),
    MISSING_FACT(
            "reserved/missing-fact", "A fact is missing", "a fact that the decision needs is missing, so it is denied"),
    NO_REVIEWERS(
            "reserved/no-reviewers",
            "Nobody may review",
            "approval is required but no rule says whose, so it is denied"),
    TIMEOUT("reserved/timeout", "The time budget ran out", "the rules did not finish in time, so it is denied"),
    ENGINE_FAILURE("reserved/engine-failure", "The engine failed", "the rules could not be evaluated, so it is denied");

    private final DeterminingRule rule;

    Reserved(String id, String title, String reason) {
        this.rule = new DeterminingRule(id, title, Outcome.DENY, reason);
    }

    Verdict verdict() {
        return verdict(List.of());
    }

    /** Returns the denial, with the sentences of what led to it after its own. */
    Verdict verdict(List<String> details) {
        List<String> reasons = new ArrayList<>();
        reasons.add(rule.reason());
        reasons.addAll(details);
        return new Verdict(Outcome.DENY, List.of(rule), List.of(), reasons, null, 0, List.of(), List.of());
    }
}
