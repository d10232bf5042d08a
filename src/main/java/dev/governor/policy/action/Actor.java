package dev.governor.policy.action;

import dev.governor.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to act, as authenticated; nothing of it comes from a body.
 *
 * @param subject the principal, for example {@code embedded|agent-7}
 * @param tenant whose principal it is
 * @param operator the person who answers for the agent, null when none is named
 * @param answerable whether a person answers for it: an operator is named, or the principal is one
 */
public record Actor(String subject, Tenant tenant, @Nullable String operator, boolean answerable) {}
