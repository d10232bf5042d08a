package dev.governor.process;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;

/** Stands behind the engine's generated proxies, which are made before the container has steps to give: denies and refuses. */
class RefusingSteps implements RemediationSteps {

    @Override
    public String decide(String planId) {
        return "denied";
    }

    @Override
    public String requestApproval(String planId) {
        throw refusal(planId);
    }

    @Override
    public String expireApproval(String planId) {
        throw refusal(planId);
    }

    @Override
    public String closeRejected(String planId) {
        throw refusal(planId);
    }

    @Override
    public String mintLease(String planId) {
        throw refusal(planId);
    }

    @Override
    public String proveScope(String planId) {
        throw refusal(planId);
    }

    @Override
    public String rehearseRollback(String planId) {
        throw refusal(planId);
    }

    @Override
    public String applyChange(String planId) {
        throw refusal(planId);
    }

    @Override
    public String readBack(String planId) {
        throw refusal(planId);
    }

    @Override
    public String probeEffect(String planId) {
        throw refusal(planId);
    }

    @Override
    public String rollBack(String planId) {
        throw refusal(planId);
    }

    @Override
    public String verifyRestored(String planId) {
        throw refusal(planId);
    }

    @Override
    public String revokeLease(String planId) {
        throw refusal(planId);
    }

    @Override
    public String proveDead(String planId) {
        throw refusal(planId);
    }

    @Override
    public String settle(String planId) {
        throw refusal(planId);
    }

    private static ProblemException refusal(String planId) {
        return new ProblemException(ProblemCode.UNAVAILABLE, "no steps are installed to run plan `" + planId + "`");
    }
}
