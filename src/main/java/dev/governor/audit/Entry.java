package dev.governor.audit;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What is to be written as a receipt.
 *
 * @param kind what happened
 * @param subject the id of the thing it happened to
 * @param actor who caused it: a principal's subject, or {@link #GOVERNOR}
 * @param body the particulars, written as canonical JSON; a map, a record or a tree; never a secret
 */
public record Entry(ReceiptKind kind, String subject, String actor, Object body) {

    /** The actor of everything the governor does by itself. */
    public static final String GOVERNOR = "governor";

    public Entry {
        requireNonNull(kind, "kind is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(actor, "actor is null");
        requireNonNull(body, "body is null");
    }

    /** Returns an entry about something the governor did by itself. */
    public static Entry byGovernor(ReceiptKind kind, String subject, Map<String, ?> body) {
        return new Entry(kind, subject, GOVERNOR, body);
    }
}
