package dev.governor.workshop;

import dev.governor.bundle.PolicyBundle;
import dev.governor.command.ReadPart;
import dev.governor.context.AssetGraph;
import dev.governor.context.ContextView;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.policy.action.ActionDecision;
import dev.governor.policy.action.ActionEffect;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionJudge;
import dev.governor.policy.action.ActionReader;
import dev.governor.policy.action.ActionType;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.AgentAction;
import dev.governor.policy.action.Destinations;
import dev.governor.policy.action.SessionStanding;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a bundle reads an action and what it answers: to an agent that somebody answers for, in a fresh session, on no asset.
 *
 * @param type what is asked for
 * @param outcome the outcome's word
 * @param reasons why, in sentences
 * @param parts how each part of the text was read, its secrets masked
 * @param notUnderstood what could not be understood, in sentences
 * @param effects what the action would do
 * @param deciding the rules that decided
 */
public record ActionExplanation(
        String type,
        String outcome,
        List<String> reasons,
        List<ReadPart> parts,
        List<String> notUnderstood,
        List<ActionEffect> effects,
        List<Rule> deciding) {

    public ActionExplanation {
        reasons = List.copyOf(reasons);
        parts = List.copyOf(parts);
        notUnderstood = List.copyOf(notUnderstood);
        effects = List.copyOf(effects);
        deciding = List.copyOf(deciding);
    }

    /**
     * A rule that decided.
     *
     * @param id its id; a reserved one when no rule of the bundle decided
     * @param at {@code file:line:column}; empty for a reserved one
     * @param effect the effect's word
     * @param title what it is called
     */
    public record Rule(String id, String at, String effect, String title) {}

    /**
     * Returns how {@code bundle} reads {@code text} as the argument that a {@code type} acts on.
     *
     * @throws ProblemException {@code invalid-field} when there is no such type
     */
    static ActionExplanation of(PolicyBundle bundle, List<RuleCard> rules, String type, String text) {
        ActionType known = Level.of(ActionType.class, type)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INVALID_FIELD, "`" + type + "` is no type of action: it is one of " + types()));
        AgentAction action = action(known, text);
        ActionEnvelope envelope = new ActionEnvelope(
                new Actor("explained", Tenant.DEFAULT, "explained", true),
                "explained",
                null,
                action,
                null,
                ActionEnvelope.Claims.NONE);
        ActionReader reader = ActionReader.of(bundle, new Destinations(List.of(), List.of()));
        return of(
                type,
                new ActionJudge(bundle, ContextView.of(AssetGraph.EMPTY))
                        .decide(envelope, reader.read(action), SessionStanding.CLEAN, Instant.EPOCH)
                        .decision(),
                rules);
    }

    private static ActionExplanation of(String type, ActionDecision decision, List<RuleCard> rules) {
        return new ActionExplanation(
                type,
                decision.outcome().word(),
                decision.reasons(),
                decision.parts(),
                decision.notUnderstood(),
                decision.effects(),
                decision.determiningRules().stream()
                        .map(rule -> new Rule(
                                rule.id(), at(rules, rule.id()), rule.effect().word(), rule.title()))
                        .toList());
    }

    private static String at(List<RuleCard> rules, String id) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .map(RuleCard::at)
                .findFirst()
                .orElse("");
    }

    private static AgentAction action(ActionType type, String text) {
        String word = type.word();
        return switch (type) {
            case RUN_COMMAND -> new AgentAction(word, text, null, null, null, null, null, null);
            case RUN_QUERY -> new AgentAction(word, null, null, null, text, null, null, null);
            case READ_FILE, WRITE_FILE, DELETE_FILE, DEPLOY ->
                new AgentAction(word, null, text, null, null, null, null, null);
            case OPEN_CONNECTION, SEND_MESSAGE -> new AgentAction(word, null, null, null, null, text, null, null);
            case CALL_TOOL -> new AgentAction(word, null, null, null, null, null, text, null);
        };
    }

    private static String types() {
        return Stream.of(ActionType.values())
                .map(each -> "`" + each.word() + "`")
                .collect(Collectors.joining(", "));
    }
}
