package dev.governor.remediation.reverification;

import java.time.Instant;

/**
 * A re-verification that is to be asked, as its row says.
 *
 * @param id its id
 * @param planId the plan
 * @param system the system its target is in; what does not answer for one asset does not for the others
 * @param ordinal 1 for the plan's first
 * @param schedule when the plan's are due
 * @param countedFrom the moment that the schedule counts from
 * @param dueAt when it is asked
 * @param attempts how often it could not be asked; a record is made only while nobody else made one
 */
record Due(
        String id,
        String planId,
        String system,
        int ordinal,
        Schedule schedule,
        Instant countedFrom,
        Instant dueAt,
        int attempts) {}
