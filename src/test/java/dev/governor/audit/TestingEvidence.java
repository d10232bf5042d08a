package dev.governor.audit;

import java.util.Map;

/** Evidence logs that cannot be written. */
public final class TestingEvidence {

    private TestingEvidence() {}

    public static EvidenceUnwritableException unwritable(ReceiptKind kind) {
        return new EvidenceUnwritableException(
                Entry.byGovernor(kind, "pln_1", Map.of()), new IllegalStateException("told so"));
    }
}
