package dev.governor.workshop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.FactType;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A new rule with the two scenarios it needs: one in which it holds, and one that misses it by one condition.
 *
 * @param rule the rule's file
 * @param files what was written, by path: the rule, and the scenario file it was added to
 */
public record DraftedRule(String rule, SortedMap<String, String> files) {

    static DraftedRule of(BundleSource source, RuleDraft draft, BundleReading reading) {
        PolicyBundle before = reading.read(source);
        FactType type = before.facts().get(draft.directory());
        if (type == null) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND,
                    "a rule goes into one of "
                            + before.facts().keySet().stream().sorted().toList() + ", not `" + draft.directory() + "`");
        }
        if (source.files().containsKey(draft.file())) {
            throw new ProblemException(ProblemCode.CONFLICT, "`" + draft.file() + "` exists already");
        }
        SortedMap<String, byte[]> files = new TreeMap<>(source.files());
        String text = draft.drl(type.type());
        files.put(draft.file(), text.getBytes(StandardCharsets.UTF_8));
        PolicyBundle after = reading.read(new BundleSource(source.location(), files));
        SortedMap<String, String> written = new TreeMap<>(Map.of(draft.file(), text));
        ScenarioFacts facts = new ScenarioFacts(after, draft.directory());
        facts.file().ifPresent(file -> {
            String scenarios = new String(source.files().get(file), StandardCharsets.UTF_8);
            written.put(file, scenarios.stripTrailing() + "\n" + scenarios(after, draft, facts, type));
        });
        return new DraftedRule(draft.file(), written);
    }

    /** How a bundle is read; the workbench's own way. */
    interface BundleReading {
        PolicyBundle read(BundleSource source);
    }

    private static String scenarios(PolicyBundle bundle, RuleDraft draft, ScenarioFacts facts, FactType type) {
        RuleDefinition rule = bundle.rules(draft.directory()).definitions().stream()
                .filter(each -> each.id().equals(draft.id()))
                .findFirst()
                .orElseThrow();
        ObjectNode base = facts.base();
        ObjectNode hit = base.deepCopy();
        RuleWitness.moveInto(hit, rule);
        StringBuilder text = new StringBuilder(scenario(bundle, draft, facts, "holds", base, hit));
        ObjectNode miss = hit.deepCopy();
        if (RuleWitness.moveOut(miss, rule, type)) {
            text.append(scenario(bundle, draft, facts, "is narrowly missed", base, miss));
        }
        return text.toString();
    }

    private static String scenario(
            PolicyBundle bundle, RuleDraft draft, ScenarioFacts facts, String what, ObjectNode base, ObjectNode all) {
        Answer answer = Answer.of(bundle, draft.directory(), facts.fact(all));
        Map<String, Object> different = new LinkedHashMap<>();
        all.fields().forEachRemaining(fact -> {
            if (!fact.getValue().equals(base.get(fact.getKey()))) {
                different.put(fact.getKey(), fact.getValue());
            }
        });
        List<String> lines = new ArrayList<>();
        lines.add("  - name: " + draft.id() + " " + what);
        lines.add("    facts: " + CanonicalJson.write(different));
        lines.add("    outcome: " + answer.outcome());
        lines.add("    determined_by: " + CanonicalJson.write(answer.determining()));
        lines.add("    holds: " + CanonicalJson.write(answer.holds()));
        return String.join("\n", lines) + "\n";
    }
}
