package dev.governor.execution;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;

/** A late write of somebody who no longer carries out the plan; nothing was written. */
public final class FenceLostException extends ProblemException {

    private static final long serialVersionUID = 1L;

    FenceLostException(String planId) {
        super(
                ProblemCode.CONFLICT,
                "`%s` no longer holds its asset, or somebody else goes on with it".formatted(planId));
    }
}
