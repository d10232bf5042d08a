package dev.governor.credential;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;

/** Somebody else moved a lease on since it was read. */
class LeaseMovedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    LeaseMovedException(Lease lease) {
        super(
                ProblemCode.CONFLICT,
                "the lease `%s` is not `%s` any more"
                        .formatted(lease.id(), lease.state().word()));
    }
}
