package dev.governor.workshop;

import dev.governor.bundle.PolicyBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One rule that two bundles do not share.
 *
 * @param id the rule
 * @param before what it was, null when it was added
 * @param after what it is, null when it was removed
 */
public record RuleChange(
        String id, @Nullable RuleCard before, @Nullable RuleCard after) {

    /** Returns {@code added}, {@code removed} or {@code changed}. */
    public String kind() {
        return before == null ? "added" : after == null ? "removed" : "changed";
    }

    /** Returns what differs in a changed rule: each line a property and its two values; empty otherwise. */
    public List<String> differences() {
        List<String> lines = new ArrayList<>();
        if (before == null || after == null) {
            return lines;
        }
        if (!before.conditions().equals(after.conditions())) {
            lines.add(
                    "when: " + String.join(", ", before.conditions()) + " -> " + String.join(", ", after.conditions()));
        }
        TreeSet<String> names = new TreeSet<>(before.metadata().keySet());
        names.addAll(after.metadata().keySet());
        for (String name : names) {
            if (!before.text(name).equals(after.text(name))) {
                lines.add("@" + name + ": " + before.text(name) + " -> " + after.text(name));
            }
        }
        return lines;
    }

    static List<RuleChange> between(PolicyBundle before, PolicyBundle after) {
        Map<String, RuleCard> old = cards(before);
        Map<String, RuleCard> now = cards(after);
        TreeSet<String> ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        List<RuleChange> changes = new ArrayList<>();
        for (String id : ids) {
            RuleCard was = old.get(id);
            RuleCard is = now.get(id);
            if (was == null || is == null || !was.saysTheSameAs(is)) {
                changes.add(new RuleChange(id, was, is));
            }
        }
        return changes;
    }

    private static Map<String, RuleCard> cards(PolicyBundle bundle) {
        Map<String, RuleCard> cards = new TreeMap<>();
        bundle.rules()
                .forEach((directory, rules) ->
                        rules.definitions().forEach(rule -> cards.put(rule.id(), RuleCard.of(directory, rule))));
        return cards;
    }
}
