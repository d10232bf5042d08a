package dev.governor.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The class that the BPMN's service tasks name; it hands every call to {@link RemediationSteps}.
 *
 * <p>The engine's generated handlers call {@code new} on the class a service task names, also where the container then
 * injects the bean, so that class has to be concrete and to have a public constructor without arguments (ADR 1).
 */
@ApplicationScoped
public class ServiceTasks {

    private final RemediationSteps steps;

    @Inject
    ServiceTasks(RemediationSteps steps) {
        this.steps = steps;
    }

    /** Makes an instance that denies everything; it stands behind the generated proxies and is never called. */
    public ServiceTasks() {
        this(new RefusingSteps());
    }

    public String decide(String planId) {
        return steps.decide(planId);
    }

    public String requestApproval(String planId) {
        return steps.requestApproval(planId);
    }

    public String expireApproval(String planId) {
        return steps.expireApproval(planId);
    }

    public String closeRejected(String planId) {
        return steps.closeRejected(planId);
    }

    public String mintLease(String planId) {
        return steps.mintLease(planId);
    }

    public String proveScope(String planId) {
        return steps.proveScope(planId);
    }

    public String rehearseRollback(String planId) {
        return steps.rehearseRollback(planId);
    }

    public String applyChange(String planId) {
        return steps.applyChange(planId);
    }

    public String readBack(String planId) {
        return steps.readBack(planId);
    }

    public String probeEffect(String planId) {
        return steps.probeEffect(planId);
    }

    public String rollBack(String planId) {
        return steps.rollBack(planId);
    }

    public String verifyRestored(String planId) {
        return steps.verifyRestored(planId);
    }

    public String revokeLease(String planId) {
        return steps.revokeLease(planId);
    }

    public String proveDead(String planId) {
        return steps.proveDead(planId);
    }

    public String settle(String planId) {
        return steps.settle(planId);
    }
}
