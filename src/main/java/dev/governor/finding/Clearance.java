package dev.governor.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may say so says that a vulnerability does not touch an asset (VEX).
 *
 * @param author who says so
 * @param reason why, for example {@code vex:not_affected (code not reachable)}
 * @param asOf the moment it speaks of
 * @param until when it ends, null when it does not
 */
public record Clearance(
        String author,
        String reason,
        Instant asOf,
        @Nullable Instant until) {}
