package dev.governor.audit;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;

/** The evidence log refused a receipt; whatever it was to prove must not happen. */
public class EvidenceUnwritableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    EvidenceUnwritableException(Entry entry, Exception cause) {
        super(
                ProblemCode.EVIDENCE_UNWRITABLE,
                "denied: the evidence log cannot be written, so `%s` about `%s` must not happen"
                        .formatted(entry.kind().word(), entry.subject()));
        initCause(cause);
    }
}
