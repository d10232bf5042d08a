package dev.governor.policy.action;

import dev.governor.bundle.PolicyBundle;
import dev.governor.command.TestingCorpus;
import dev.governor.command.Workplace;
import dev.governor.context.AssetGraph;
import dev.governor.context.ContextView;
import dev.governor.kernel.Tenant;
import dev.governor.policy.TestingBundles;
import dev.governor.policy.action.ActionEnvelope.Claims;
import java.time.Instant;
import java.util.List;

/** What the default bundle says to an agent that somebody answers for, in a fresh session without a resource. */
final class TestingAnswers {

    private static final PolicyBundle BUNDLE = TestingBundles.readDefault();
    private static final ActionReader READER =
            ActionReader.of(BUNDLE, new Destinations(List.of(), List.of("github.com", "api.github.com")));
    private static final ActionJudge JUDGE = new ActionJudge(BUNDLE, ContextView.of(AssetGraph.EMPTY));

    private TestingAnswers() {}

    static ActionDecision decide(TestingCorpus.Line line) {
        return decide(line.language(), line.text(), Workplace.PROJECT);
    }

    /** Returns the answer to {@code text}, run {@code where}. */
    static ActionDecision decide(String language, String text, Workplace where) {
        AgentAction action = switch (language) {
            case "sql" -> new AgentAction("run_query", null, null, null, text, null, null, null);
            case "path" -> new AgentAction("read_file", null, text, null, null, null, null, null);
            case "written path" -> new AgentAction("write_file", null, text, null, null, null, null, null);
            case "removed path" -> new AgentAction("delete_file", null, text, null, null, null, null, null);
            default -> new AgentAction("run_command", text, null, null, null, null, null, null);
        };
        ActionEnvelope envelope = new ActionEnvelope(
                new Actor("embedded|a", Tenant.DEFAULT, "embedded|o", true), "s", null, action, null, Claims.NONE);
        return JUDGE.decide(envelope, READER.read(action, where), SessionStanding.CLEAN, Instant.EPOCH)
                .decision();
    }
}
