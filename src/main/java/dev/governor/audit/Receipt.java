package dev.governor.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import java.time.Instant;

/**
 * One entry of the evidence log.
 *
 * @param sequence 1 for the first receipt, then one more each time; a gap is evidence of removal
 * @param id {@code rcp_…}
 * @param tenant whose receipt it is
 * @param at when it was written, to the microsecond
 * @param kind what happened
 * @param subject the id of the thing it happened to, for example a plan's
 * @param actor the subject of the principal who caused it, or {@code governor}
 * @param body the particulars; never a secret
 * @param previous the digest of the receipt before this one
 * @param digest SHA-256 over the canonical JSON of all the other components
 */
public record Receipt(
        long sequence,
        String id,
        Tenant tenant,
        Instant at,
        ReceiptKind kind,
        String subject,
        String actor,
        JsonNode body,
        Digest previous,
        Digest digest) {

    /** What the first receipt names as the one before it. */
    public static final Digest GENESIS = Digest.of("remediation-governor evidence log");

    /** Returns the receipt of an entry, whose body is {@code body} as canonical JSON. */
    static Receipt sealed(
            long sequence, String id, Tenant tenant, Instant at, Entry entry, String body, Digest previous) {
        Sealed content = new Sealed(
                sequence, id, tenant.name(), at, entry.kind(), entry.subject(), entry.actor(), body, previous);
        return new Receipt(
                sequence,
                id,
                tenant,
                at,
                entry.kind(),
                entry.subject(),
                entry.actor(),
                CanonicalJson.readTree(body),
                previous,
                Digest.ofCanonical(content));
    }

    /** Tells whether the digest still fits the content. */
    @JsonIgnore
    public boolean isIntact() {
        String text = CanonicalJson.write(body);
        return digest.equals(
                Digest.ofCanonical(new Sealed(sequence, id, tenant.name(), at, kind, subject, actor, text, previous)));
    }

    private record Sealed(
            long sequence,
            String id,
            String tenant,
            Instant at,
            ReceiptKind kind,
            String subject,
            String actor,
            @JsonRawValue String body,
            Digest previous) {}
}
