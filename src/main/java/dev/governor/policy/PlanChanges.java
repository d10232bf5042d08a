package dev.governor.policy;

import dev.governor.context.BlastRadius;
import dev.governor.kernel.Level;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What whoever submits a plan may legitimately change about its case; a closed list. */
final class PlanChanges {

    /** Every change, the least trouble first. */
    static final List<LegitimateChange<Case>> ALL = List.of(
            new LegitimateChange<>(
                    "correct_claims", "correct the claims that contradict the facts", PlanChanges::withTrueClaims),
            change(
                    "fit_finding",
                    "fit the plan to the finding: an action that is meant for its type, on its own asset",
                    facts -> !facts.intentMatches(),
                    Map.of("intentMatches", true)),
            change(
                    "add_rollback",
                    "use a template that names how the change is undone, with an adapter that rehearses it",
                    facts -> !facts.hasInverse() && !facts.destructive(),
                    Map.of("hasInverse", true, "hasRehearsal", true)),
            change(
                    "rehearse_rollback",
                    "have the way back rehearsed before the change, from a snapshot",
                    facts -> facts.hasInverse() && !facts.hasRehearsal(),
                    Map.of("hasRehearsal", true)),
            change(
                    "add_read_back",
                    "have the change read back with another credential",
                    facts -> !facts.hasReadBack(),
                    Map.of("hasReadBack", true)),
            change(
                    "add_effect_probe",
                    "have the effect probed from the side of an attacker",
                    facts -> !facts.hasEffectProbe(),
                    Map.of("hasEffectProbe", true)),
            change(
                    "prove_scope",
                    "have it proven, before use, that the credential reaches nothing else",
                    facts -> !facts.hasScopeProof(),
                    Map.of("hasScopeProof", true)),
            change(
                    "prove_death",
                    "have it proven, after use, that the credential is dead",
                    facts -> !facts.hasDeathProof(),
                    Map.of("hasDeathProof", true)),
            change(
                    "record_owner",
                    "have an owner of the target recorded by a reviewed source",
                    facts -> !facts.ownerKnown(),
                    Map.of("ownerKnown", true)),
            narrowing(BlastRadius.Size.MEDIUM),
            narrowing(BlastRadius.Size.LOW),
            narrowing(BlastRadius.Size.NONE));

    private PlanChanges() {}

    private static LegitimateChange<Case> change(
            String id, String sentence, Predicate<Case> applies, Map<String, ?> values) {
        return new LegitimateChange<>(
                id, sentence, facts -> applies.test(facts) ? FactCopy.with(facts, values) : facts);
    }

    private static LegitimateChange<Case> narrowing(BlastRadius.Size size) {
        return change(
                "narrow_target_to_" + size.word(),
                "narrow the target until the size of what the change cuts off is " + size.word(),
                facts -> Level.of(BlastRadius.Size.class, facts.fixRadius())
                        .filter(now -> now.compareTo(size) > 0)
                        .isPresent(),
                Map.of("fixRadius", size.word()));
    }

    private static Case withTrueClaims(Case facts) {
        return facts.claimConflict()
                ? FactCopy.with(
                        facts,
                        Map.of(
                                "claimConflict",
                                false,
                                "claimedEnvironment",
                                facts.environment(),
                                "claimedRisk",
                                facts.riskBand()))
                : facts;
    }
}
