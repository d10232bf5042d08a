package dev.governor.policy.action;

import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.governor.command.*;
import dev.governor.context.*;
import dev.governor.finding.*;
import dev.governor.kernel.*;
import dev.governor.policy.Outcome;
import java.nio.file.*;
import java.time.Instant;
import java.util.*;

/** Scratch tool: outcome of every corpus and fault line, as TSV: from, expected, outcome, rules, effects, why, line. */
public final class OutcomesMain {
    public static void main(String[] args) throws Exception {
        dev.governor.bundle.PolicyBundle bundle;
        try { bundle = dev.governor.policy.TestingBundles.readDefault(); } catch (dev.governor.bundle.BundleRefusal e) { e.problems().forEach(System.err::println); return; }
        ActionReader reader = ActionReader.of(bundle, new Destinations(List.of(), List.of("github.com", "api.github.com")));
        ActionJudge judge = new ActionJudge(bundle, ContextView.of(AssetGraph.EMPTY));
        StringBuilder out = new StringBuilder();
        ObjectMapper json = new ObjectMapper();
        for (String name : List.of("hostile", "harmless")) {
            for (TestingCorpus.Line l : name.equals("hostile") ? TestingCorpus.hostile() : TestingCorpus.harmless()) {
                String text = l.text();
                AgentAction a = switch (l.language()) {
                    case "sql" -> new AgentAction("run_query", null, null, null, text, null, null, null);
                    case "path" -> new AgentAction("read_file", null, text, null, null, null, null, null);
                    default -> new AgentAction("run_command", text, null, null, null, null, null, null);
                };
                row(out, reader, judge, name + ": " + l.category(), String.join(",", l.expected()), a, text);
            }
        }
        for (String f : args) {
            for (String line : Files.readAllLines(Path.of(f))) {
                JsonNode n = json.readTree(line);
                JsonNode x = n.path("action");
                if (x.isMissingNode()) continue;
                AgentAction a = new AgentAction(t(x, "type"), t(x, "command"), t(x, "path"), t(x, "resolved_path"), t(x, "query"), t(x, "url"), t(x, "tool"), t(x, "content"));
                row(out, reader, judge, "fault " + n.path("root_cause").asText(), n.path("right").asText(), a, x.toString());
            }
        }
        System.out.print(out);
    }
    static String t(JsonNode n, String f) { return n.has(f) ? n.get(f).asText() : null; }
    static void row(StringBuilder out, ActionReader reader, ActionJudge judge, String from, String expected, AgentAction a, String text) {
        ActionEnvelope e = new ActionEnvelope(new Actor("embedded|a", Tenant.DEFAULT, "embedded|o", true), "s", null, a, null, ActionEnvelope.Claims.NONE);
        ActionDecision d = judge.decide(e, reader.read(a), SessionStanding.CLEAN, Instant.EPOCH).decision();
        Set<String> eff = new LinkedHashSet<>();
        d.effects().forEach(x -> eff.add(x.effect() + "/" + x.resource()));
        out.append(String.join("\t", from, expected, d.outcome().word(), d.determiningRules().stream().map(r -> r.id()).toList().toString(), eff.toString(), d.notUnderstood().toString().replace('\t', ' ').replace('\n', ' '), text.replace("\n", "␤").replace("\t", "⇥"))).append('\n');
    }
}
