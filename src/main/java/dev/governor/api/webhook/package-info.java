/**
 * Webhooks: signals that GitHub, Amazon SNS and Google Pub/Sub deliver by themselves.
 *
 * <p>In: a body and the proof that its sender knows the configured secret or holds the configured key. Out: the same
 * signal as if an operator had sent it, believed less. Nothing of a body without a valid proof is read as a signal or kept.
 */
@NullMarked
package dev.governor.api.webhook;

import org.jspecify.annotations.NullMarked;
