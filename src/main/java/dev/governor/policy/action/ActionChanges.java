package dev.governor.policy.action;

import dev.governor.bundle.PolicyBundle;
import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.policy.Counterfactual;
import dev.governor.policy.FactCopy;
import dev.governor.policy.LegitimateChange;
import dev.governor.policy.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What whoever asks for an action may do to be answered looser, and which of it would help.
 *
 * <p>INVARIANT: no change touches an environment, a classification, a count of denials, a claim, or what was understood.
 */
final class ActionChanges {

    private static final String EFFECT = "effect";
    private static final String RESOURCE = "resourceKind";
    private static final Set<String> REMOVALS =
            Set.of(Effect.DELETE_RECURSIVELY.word(), Effect.DELETE_FILE.word(), Effect.DISCARD_CHANGES.word());
    private static final Set<String> FAR = Set.of(Egress.UNKNOWN.word(), Egress.METADATA.word());

    private static final List<LegitimateChange<Cases>> CHANGES = List.of(
            change(
                    "narrow_to_build_output",
                    "delete only what is inside the build output or a temporary directory",
                    each -> REMOVALS.contains(each.effect()),
                    Map.of(RESOURCE, ResourceKind.TEMPORARY.word())),
            change(
                    "delete_single_files",
                    "name the single files to delete instead of a directory",
                    each -> each.effect().equals(Effect.DELETE_RECURSIVELY.word()),
                    Map.of(EFFECT, Effect.DELETE_FILE.word())),
            change(
                    "push_without_force",
                    "push to a branch of your own without replacing what is there",
                    each -> each.effect().equals(Effect.FORCE_PUSH.word()),
                    Map.of(EFFECT, Effect.PUSH.word())),
            change(
                    "choose_rows",
                    "change chosen rows instead of all",
                    each -> each.effect().equals(Effect.DELETE_DATA.word()),
                    Map.of(EFFECT, Effect.WRITE_DATA.word())),
            change(
                    "send_to_known_destination",
                    "use a destination that is internal or known",
                    each -> FAR.contains(each.egress()),
                    Map.of("egress", Egress.KNOWN.word())),
            change(
                    "leave_out_secrets",
                    "leave the secrets out of the text",
                    ActionCase::secretsFound,
                    Map.of("secretsFound", false)),
            change(
                    "act_with_operator",
                    "call as an agent whose token names the person who answers for it",
                    each -> !each.agentKnown(),
                    Map.of("agentKnown", true)));

    /** The effects of one action, as facts of one decision. */
    private record Cases(List<ActionCase> each) {}

    private ActionChanges() {}

    static Counterfactual of(List<ActionCase> cases, Outcome outcome, PolicyBundle bundle) {
        return cases.isEmpty()
                ? Counterfactual.NONE
                : Counterfactual.of(
                        new Cases(cases),
                        outcome,
                        CHANGES,
                        changed -> ActionEngine.evaluate(changed.each(), bundle)
                                .verdict()
                                .outcome());
    }

    private static LegitimateChange<Cases> change(
            String id, String sentence, Predicate<ActionCase> applies, Map<String, ?> values) {
        return new LegitimateChange<>(
                id,
                sentence,
                cases -> new Cases(cases.each().stream()
                        .map(each -> applies.test(each) ? FactCopy.with(each, values) : each)
                        .distinct()
                        .toList()));
    }
}
