package dev.governor.policy;

import dev.governor.kernel.Level;

/** What a decision says, loosest first; the strictest of several wins. */
public enum Outcome implements Level {
    ALLOW,
    ALERT,
    REDACT,
    REQUIRE_APPROVAL,
    DENY,
    TERMINATE
}
