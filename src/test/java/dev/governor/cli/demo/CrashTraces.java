package dev.governor.cli.demo;

import dev.governor.execution.Step;
import java.util.Map;
import java.util.Set;

/**
 * What one execution has left so far, in the governor's database and at the target.
 *
 * @param state the plan's state
 * @param reason why it is in that state
 * @param steps by step: {@code ended} with an outcome, {@code open}, or {@code failed}
 * @param snapshot whether the state of before is kept
 * @param lease the state of its lease, empty when there is none
 * @param role whether its leased role exists at the target
 * @param changes how often its role made the change, as the target itself counted
 * @param changesBack how often its role undid it
 */
record CrashTraces(
        String state,
        String reason,
        Map<String, String> steps,
        boolean snapshot,
        String lease,
        boolean role,
        int changes,
        int changesBack) {

    private static final Set<String> FINAL = Set.of("verified", "rolled_back", "abandoned", "quarantined", "denied");

    boolean begun(Step step) {
        return steps.containsKey(step.word());
    }

    boolean ended(Step step) {
        return "ended".equals(steps.get(step.word()));
    }

    boolean minted() {
        return !lease.isEmpty() && !lease.equals("intended");
    }

    boolean isFinal() {
        return FINAL.contains(state);
    }
}
