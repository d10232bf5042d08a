package dev.governor.remediation;

import dev.governor.execution.Step;
import dev.governor.execution.StepRecord;
import java.util.List;

/**
 * Where in the process a plan is, told by its journal: the process itself is stored once for several steps that follow each
 * other, at the first of them.
 */
final class StepElements {

    /** Steps that run in one job, and their elements in the process. */
    private enum Element {
        MINT_LEASE("mintLease", "mintLease"),
        PROVE_SCOPE("mintLease", "proveScope"),
        REHEARSE_ROLLBACK("mintLease", "rehearseRollback"),
        APPLY("applyChange", "applyChange"),
        READ_BACK("applyChange", "readBack"),
        PROBE("applyChange", "probeEffect"),
        ROLL_BACK("rollBack", "rollBack"),
        VERIFY_RESTORED("rollBack", "verifyRestored"),
        REVOKE("revokeLease", "revokeLease"),
        PROVE_DEAD("revokeLease", "proveDead");

        private final String stored;
        private final String now;

        Element(String stored, String now) {
            this.stored = stored;
            this.now = now;
        }

        private static Element of(Step step) {
            return valueOf(step.name());
        }
    }

    private StepElements() {}

    /**
     * Returns the elements a plan is at.
     *
     * @param stored where the stored process is
     * @param attempts the plan's journal, in the order the attempts began
     */
    static List<String> now(List<String> stored, List<StepRecord> attempts) {
        if (attempts.isEmpty()) {
            return stored;
        }
        Element last = Element.of(attempts.get(attempts.size() - 1).step());
        return stored.equals(List.of(last.stored)) ? List.of(last.now) : stored;
    }
}
