package dev.governor.policy;

import java.util.ArrayList;
import java.util.List;

/** The answers the engine gives when no rule can: deny or stricter, always under a reserved id that no bundle may use. */
public enum Reserved {
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
    ENGINE_FAILURE("reserved/engine-failure", "The engine failed", "the rules could not be evaluated, so it is denied"),
    UNKNOWN_ACTION_TYPE(
            "reserved/unknown-action",
            "The type of the action is unknown",
            "no such type of action is known, so it is denied"),
    NOT_UNDERSTOOD(
            "reserved/not-understood",
            "The action cannot be understood",
            "a part of the action cannot be understood, so it could do anything and is denied"),
    SESSION_TERMINATED(
            "reserved/session-terminated",
            "The session has ended",
            "the session was terminated, and nothing that it asks for is looked at any more",
            Outcome.TERMINATE);

    private final DeterminingRule rule;

    Reserved(String id, String title, String reason) {
        this(id, title, reason, Outcome.DENY);
    }

    Reserved(String id, String title, String reason, Outcome outcome) {
        this.rule = new DeterminingRule(id, title, outcome, reason);
    }

    /** Tells whether {@code verdict} was given because the rules could not be evaluated, not because of what they say. */
    static boolean isFailure(Verdict verdict) {
        return verdict.determiningRules().contains(ENGINE_FAILURE.rule)
                || verdict.determiningRules().contains(TIMEOUT.rule);
    }

    /** Returns the answer. */
    public Verdict verdict() {
        return verdict(List.of());
    }

    /** Returns the answer, with the sentences of what led to it after its own. */
    public Verdict verdict(List<String> details) {
        List<String> reasons = new ArrayList<>();
        reasons.add(rule.reason());
        reasons.addAll(details);
        return new Verdict(rule.effect(), List.of(rule), List.of(), reasons, null, 0, List.of(), List.of());
    }
}
