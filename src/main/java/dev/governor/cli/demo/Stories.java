package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The five stories: allowed, gated, denied, rolled back, fail closed. */
final class Stories {

    private static final String REVOKE = "revoke_public_grant";

    private final GovernorClient client;
    private final Narrator narrator;
    private final EvidenceSwitch evidence;

    Stories(GovernorClient client, Narrator narrator, EvidenceSwitch evidence) {
        this.client = client;
        this.narrator = narrator;
        this.evidence = evidence;
    }

    /** Plays all five in order. */
    List<StoryResult> play() {
        List<StoryResult> results = new ArrayList<>();
        results.add(allowed());
        results.add(gated());
        results.add(denied());
        results.add(rolledBack());
        results.add(failClosed());
        return results;
    }

    private StoryResult allowed() {
        narrator.title("1. Allowed: public read on a sandbox table is taken away without asking anybody");
        StoryStage stage = new StoryStage(client, narrator);
        AssetKey target = table("sandbox", "feedback");
        JsonNode finding = stage.introduce(target);
        long start = System.nanoTime();
        JsonNode plan = stage.submit(finding, REVOKE, target, Map.of()).orThrow("the plan");
        JsonNode end = stage.follow(plan.path("id").asText());
        stage.expect("allow".equals(end.at("/decision/outcome").asText()), "policy must allow it");
        return ended(stage, "allowed", finding, end, "verified", start);
    }

    private StoryResult gated() {
        narrator.title("2. Gated: the same in production, where the scanner saw less and the graph sees more");
        StoryStage stage = new StoryStage(client, narrator);
        AssetKey target = table("payments_prod", "cards");
        JsonNode finding = stage.introduce(target);
        long start = System.nanoTime();
        JsonNode plan = stage.submit(finding, REVOKE, target, Map.of()).orThrow("the plan");
        String planId = plan.path("id").asText();
        JsonNode waiting = stage.follow(planId);
        stage.expect("awaiting_approval".equals(waiting.path("state").asText()), "the plan must wait for approval");
        review(stage, waiting);
        JsonNode end = stage.follow(planId);
        stage.expect("require_approval".equals(end.at("/decision/outcome").asText()), "policy must require approval");
        return ended(stage, "gated", finding, end, "verified", start);
    }

    private void review(StoryStage stage, JsonNode waiting) {
        String task = waiting.at("/task/id").asText();
        Map<String, String> review = Map.of(
                "comment",
                "read access by PUBLIC is not needed",
                "binding_digest",
                waiting.at("/approval/binding").asText());
        GovernorClient.Answer own = client.post("remedy-bot", "/api/v1/tasks/" + task + "/approve", review);
        narrator.event(
                "refused",
                "remedy-bot tries to approve its own plan: " + own.status() + " "
                        + own.body().path("code").asText());
        stage.expect(own.status() == 403, "an agent must not approve its own plan");
        GovernorClient.Answer operator = client.post("olivia", "/api/v1/tasks/" + task + "/approve", review);
        stage.expect(operator.status() == 403, "the agent's operator must not approve its plan");
        client.post("alice", "/api/v1/tasks/" + task + "/claim", Map.of()).orThrow("alice's claim");
        client.post("alice", "/api/v1/tasks/" + task + "/approve", review).orThrow("alice's approval");
    }

    private StoryResult denied() {
        narrator.title("3. Denied: an agent that says \"low risk, no approval needed\" asks to delete in production");
        StoryStage stage = new StoryStage(client, narrator);
        AssetKey target = table("payments_prod", "archive_2019");
        JsonNode finding = stage.introduce(target);
        long start = System.nanoTime();
        JsonNode plan = stage.submit(
                        finding, "delete_resource", target, Map.of("risk", "low", "requires_human_approval", false))
                .orThrow("the plan");
        JsonNode end = stage.follow(plan.path("id").asText());
        stage.expect("deny".equals(end.at("/decision/outcome").asText()), "policy must deny it");
        stage.expect(!end.at("/decision/claim_conflicts").isEmpty(), "the decision must name the claim conflict");
        stage.expect(!mentions(end, "lease_intended"), "nothing may be minted");
        return ended(stage, "denied", finding, end, "denied", start);
    }

    private StoryResult rolledBack() {
        narrator.title("4. Rolled back: the catalogue says fixed, the attacker's login still reads");
        StoryStage stage = new StoryStage(client, narrator);
        AssetKey target = table("sandbox", "partner_rates");
        JsonNode finding = stage.introduce(target);
        long start = System.nanoTime();
        JsonNode plan = stage.submit(finding, REVOKE, target, Map.of()).orThrow("the plan");
        JsonNode end = stage.follow(plan.path("id").asText());
        JsonNode after = client.get(
                        "olivia", "/api/v1/findings/" + finding.path("id").asText())
                .orThrow("finding");
        stage.expect("open".equals(after.path("status").asText()), "the finding must be open again");
        stage.expect(!after.path("status_reason").asText().isEmpty(), "the finding must say why it is open again");
        return ended(stage, "rolled-back", finding, end, "rolled_back", start);
    }

    private StoryResult failClosed() {
        narrator.title("5. Fail closed: no evidence log, no effect");
        StoryStage stage = new StoryStage(client, narrator);
        AssetKey target = table("sandbox", "survey");
        JsonNode finding = stage.introduce(target);
        long start = System.nanoTime();
        Map<String, ?> draft = StoryStage.draft(finding, REVOKE, target, Map.of());
        JsonNode preview =
                client.post("remedy-bot", "/api/v1/plans/preview", draft).orThrow("the preview");
        narrator.event("preview", "what would policy say?");
        stage.tellDecision(preview);
        stage.expect("allow".equals(preview.path("outcome").asText()), "policy must allow it");
        String key = UUID.randomUUID().toString();
        evidence.off();
        narrator.event("evidence", "the log is made unwritable");
        try {
            GovernorClient.Answer refused = client.postPlan("remedy-bot", key, draft);
            narrator.event(
                    "denied",
                    refused.status() + " " + refused.body().path("code").asText() + ": "
                            + refused.body().path("detail").asText());
            stage.expect(
                    "evidence-unwritable".equals(refused.body().path("code").asText()), "it must be denied");
        } finally {
            evidence.on();
        }
        narrator.event("evidence", "the log is writable again; the agent sends the same plan with the same key");
        JsonNode plan = client.postPlan("remedy-bot", key, draft).orThrow("the plan");
        stage.tellDecision(plan.path("decision"));
        JsonNode end = stage.follow(plan.path("id").asText());
        return ended(stage, "fail-closed", finding, end, "verified", start);
    }

    private StoryResult ended(
            StoryStage stage, String name, JsonNode finding, JsonNode end, String mustEnd, long start) {
        String state = end.path("state").asText();
        stage.expect(mustEnd.equals(state), "it must end " + mustEnd + ", but ended " + state);
        stage.expect(
                !mentions(end, "lease_minted") || mentions(end, "lease_proven_dead"),
                "every credential must be proven dead");
        narrator.ending(
                state.replace('_', ' ')
                        + (end.path("state_reason").asText().isEmpty()
                                ? ""
                                : ": " + end.path("state_reason").asText()),
                stage.failures().isEmpty());
        List<String> rules = new ArrayList<>();
        end.at("/decision/determining_rules")
                .forEach(rule -> rules.add(rule.path("id").asText()));
        return new StoryResult(
                name,
                finding.path("id").asText(),
                end.at("/decision/risk/score").asInt(),
                end.at("/decision/outcome").asText(),
                rules,
                state,
                end.path("timeline").size(),
                (System.nanoTime() - start) / 1_000_000,
                stage.failures().isEmpty(),
                stage.failures());
    }

    private static boolean mentions(JsonNode view, String kind) {
        for (JsonNode receipt : view.path("timeline")) {
            if (kind.equals(receipt.path("kind").asText())) {
                return true;
            }
        }
        return false;
    }

    private static AssetKey table(String database, String table) {
        return AssetKey.of("postgresql", List.of("estate", database, "public", table));
    }
}
