package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

/** Where one story plays: it calls the server, tells what happens, and keeps what was not as it must be. */
final class StoryStage {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<String> WAITING = Set.of("submitted", "approved", "executing");

    private final GovernorClient client;
    private final Narrator narrator;
    private final List<String> failures = new ArrayList<>();
    private final ReceiptTeller receipts;

    StoryStage(GovernorClient client, Narrator narrator) {
        this.client = client;
        this.narrator = narrator;
        this.receipts = new ReceiptTeller(narrator);
    }

    GovernorClient client() {
        return client;
    }

    Narrator narrator() {
        return narrator;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Notes a failure unless {@code holds}. */
    void expect(boolean holds, String failure) {
        if (!holds) {
            failures.add(failure);
            narrator.event("FAILED", failure);
        }
    }

    /** Returns the open finding on {@code asset} and tells of it, its context and its risk. */
    JsonNode introduce(AssetKey asset) {
        JsonNode found = client.get(
                        "remedy-bot", "/api/v1/findings?status=open&asset=" + GovernorClient.encoded(asset.text()))
                .orThrow("findings on " + asset)
                .path("items");
        if (found.isEmpty()) {
            throw new DemoFailure("there is no open finding on " + asset);
        }
        JsonNode finding = found.get(0);
        narrator.event("finding", finding.path("type").asText() + " on " + asset);
        narrator.detail("scanner says " + finding.at("/severity/value").asText() + " ("
                + finding.at("/severity/source").asText() + ")");
        tellContext(asset);
        tellRisk(finding);
        return finding;
    }

    private void tellContext(AssetKey asset) {
        JsonNode profile =
                client.get("remedy-bot", "/api/v1/assets/" + asset.text()).orThrow("asset " + asset);
        narrator.event(
                "context",
                "environment %s, data %s, criticality %s, owner %s, reachable from %s (graph revision %s)"
                        .formatted(
                                profile.at("/environment/value").asText("unknown"),
                                profile.at("/data_classification/value").asText("unknown"),
                                profile.at("/criticality/value").asText("unknown"),
                                profile.at("/owner/value").asText("unknown"),
                                profile.at("/exposure/value").asText("unknown"),
                                profile.path("revision").asText()));
        if (!profile.path("exposure_path").isEmpty()) {
            StringJoiner path = new StringJoiner(" → ");
            path.add(profile.at("/exposure_path/0/from").asText());
            profile.path("exposure_path")
                    .forEach(step -> path.add(step.path("to").asText()));
            narrator.detail("path " + path);
        }
    }

    private void tellRisk(JsonNode finding) {
        JsonNode risk = client.get(
                        "remedy-bot", "/api/v1/findings/" + finding.path("id").asText() + "/risk")
                .orThrow("risk");
        narrator.event(
                "risk",
                risk.path("score").asText() + " of 100, " + risk.path("band").asText());
        risk.path("contributions")
                .forEach(part -> narrator.detail("%6s  %s %s: %s × %s %% (%s)"
                        .formatted(
                                part.path("points").asText(),
                                part.path("factor").asText(),
                                part.path("input").asText(),
                                part.path("value").asText(),
                                part.path("weight").asText(),
                                part.path("rule").asText())));
    }

    /** Submits a plan as the agent and tells the decision; returns the answer whatever it is. */
    GovernorClient.Answer submit(JsonNode finding, String template, AssetKey target, Map<String, ?> claims) {
        GovernorClient.Answer answer =
                client.postPlan("remedy-bot", UUID.randomUUID().toString(), draft(finding, template, target, claims));
        narrator.event("plan", "remedy-bot proposes " + template + " on " + target);
        if (answer.status() / 100 == 2) {
            tellDecision(answer.body().path("decision"));
        }
        return answer;
    }

    static Map<String, ?> draft(JsonNode finding, String template, AssetKey target, Map<String, ?> claims) {
        return Map.of(
                "finding_id",
                finding.path("id").asText(),
                "template",
                template,
                "target",
                target.text(),
                "parameters",
                Map.of(),
                "claims",
                claims,
                "justification",
                "fix " + finding.path("type").asText());
    }

    void tellDecision(JsonNode decision) {
        narrator.event("decision", decision.path("outcome").asText().replace('_', ' '));
        decision.path("determining_rules")
                .forEach(rule -> narrator.detail(
                        rule.path("id").asText() + ": " + rule.path("reason").asText()));
        decision.path("claim_conflicts").forEach(conflict -> narrator.detail("conflict: " + conflict.asText()));
    }

    /** Follows a plan until nothing more happens by itself, telling each receipt once, and returns it. */
    JsonNode follow(String planId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode view = client.get("olivia", "/api/v1/plans/" + planId).orThrow("plan " + planId);
            receipts.tellNew(view.path("timeline"));
            if (!WAITING.contains(view.path("state").asText())) {
                return view;
            }
            pause();
        }
        throw new DemoFailure("plan " + planId + " did not end within " + PATIENCE.toSeconds() + " seconds");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
