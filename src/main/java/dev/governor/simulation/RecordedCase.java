package dev.governor.simulation;

import dev.governor.policy.Outcome;
import java.time.Instant;

/**
 * One recorded decision, as far as deciding it again needs.
 *
 * @param directory whose rules decided, for example {@code policy}
 * @param decision its id
 * @param tenant whose it is
 * @param outcome what it said
 * @param decidedAt when it was made
 * @param digest the digest of {@code body}; equal cases have equal digests
 * @param body the case as it was stored: canonical JSON, one object or a list of them
 */
public record RecordedCase(
        String directory,
        String decision,
        String tenant,
        Outcome outcome,
        Instant decidedAt,
        String digest,
        String body) {}
