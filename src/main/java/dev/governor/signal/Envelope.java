package dev.governor.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the transport said about a document that came in an envelope (EventBridge, SNS, Pub/Sub, a page of an API).
 *
 * @param kinds which envelopes were peeled off, outermost first, for example {@code sns/eventbridge}; empty for none
 * @param account the cloud account the transport vouches for, empty when it names none
 * @param region the region, empty when it names none
 * @param time when the transport took it, null when it does not say
 * @param source who put it there, for example {@code aws.guardduty}, empty when it does not say
 * @param detailType what it is called there, for example {@code Access Analyzer Finding}, empty when it has no name
 */
public record Envelope(
        String kinds,
        String account,
        String region,
        @Nullable Instant time,
        String source,
        String detailType) {

    /** A document that came bare. */
    public static final Envelope NONE = new Envelope("", "", "", null, "", "");
}
