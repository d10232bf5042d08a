package dev.governor.policy.action;

import dev.governor.command.CommandEffect;
import dev.governor.command.Excerpt;
import dev.governor.command.ReadPart;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import dev.governor.kernel.Digest;
import dev.governor.redaction.Redaction;
import dev.governor.redaction.Redactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes of what was read of one action what may be shown and kept: masked, cut, and not more than anybody looks at.
 *
 * <p>Every character that is looked at for secrets is spent from the budget before.
 */
final class ActionMasking {

    /** What is kept of a text, in characters; content is not kept at all. */
    static final int KEPT = 2_000;

    /** How many effects are shown; of those beyond, each kind is shown once. */
    static final int MOST_EFFECTS = 200;

    /** How many parts are kept. */
    static final int MOST_PARTS = 50;

    private static final String CONTENT = "content";
    private static final String HIDDEN = "[redacted]";

    private final Redactor redactor;
    private final Budget budget;
    private final Map<String, Redaction> redactions = new LinkedHashMap<>();
    private final Map<String, String> known = new HashMap<>();

    ActionMasking(AgentAction action, Redactor redactor, Budget budget) {
        this.redactor = redactor;
        this.budget = budget;
        action.texts().forEach((field, text) -> redactions.put(field, redacted(text)));
    }

    /** Returns what was read of the action, by the knowledge of {@code bundle}. */
    ActionReading masked(Digest bundle, ActionType type, ReadArguments read, Destinations destinations) {
        List<MaskedText> masked = new ArrayList<>();
        Map<String, String> kept = new LinkedHashMap<>();
        redactions.forEach((field, redaction) -> {
            if (redaction.found()) {
                masked.add(new MaskedText(field, redaction.text(), redaction.markers()));
            }
            if (!field.equals(CONTENT)) {
                kept.put(field, cut(redaction.text()));
            }
        });
        return new ActionReading(
                bundle,
                type,
                effects(read),
                read.notUnderstood().stream().map(this::masked).toList(),
                read.missing(),
                read.egress(destinations),
                masked,
                Collections.unmodifiableMap(kept),
                parts(read.parts(), !masked.isEmpty()));
    }

    private List<ActionEffect> effects(ReadArguments read) {
        List<ActionEffect> shown = new ArrayList<>();
        if (read.usesTool()) {
            Redaction tool = redactions.get("tool");
            shown.add(new ActionEffect(
                    ActionCase.USE_TOOL,
                    ResourceKind.NONE.word(),
                    tool == null ? "" : cut(tool.text()),
                    "the action calls the tool"));
        }
        Set<String> kinds = new HashSet<>();
        for (CommandEffect each : read.effects()) {
            budget.step();
            boolean firstOfItsKind =
                    kinds.add(each.effect().word() + "/" + each.resource().word());
            if (firstOfItsKind || shown.size() < MOST_EFFECTS) {
                shown.add(new ActionEffect(
                        each.effect().word(), each.resource().word(), masked(each.subject()), masked(each.because())));
            }
        }
        return shown;
    }

    private List<ReadPart> parts(List<ReadPart> parts, boolean secretsFound) {
        return parts.stream()
                .limit(MOST_PARTS)
                .map(each -> new ReadPart(
                        part(each.part(), secretsFound), masked(each.as()), Excerpt.of(each.source(), 200)))
                .toList();
    }

    // INVARIANT: a secret that is only known as one by the words around it does not show in a part that has lost them.
    private String part(String part, boolean secretsFound) {
        String masked = masked(Excerpt.of(part, CommandEffect.LONGEST));
        boolean shown = !secretsFound
                || redactions.values().stream().anyMatch(text -> text.text().contains(masked));
        return shown ? masked : HIDDEN;
    }

    private String masked(String text) {
        String before = known.get(text);
        if (before != null) {
            return before;
        }
        String masked = redacted(text).text();
        known.put(text, masked);
        return masked;
    }

    private Redaction redacted(String text) {
        budget.characters(text.length());
        return redactor.redact(text);
    }

    private static String cut(String text) {
        return text.length() <= KEPT ? text : text.substring(0, KEPT) + "…";
    }
}
