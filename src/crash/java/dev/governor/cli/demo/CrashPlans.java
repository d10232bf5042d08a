package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The plans of a crash run, submitted as an agent does. */
final class CrashPlans {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private CrashPlans() {}

    /** Submits a plan that waits for a person all the time, whatever its agent claims. */
    static String submitWaiting(GovernorClient client) {
        AssetKey cards = EstateTable.CARDS.key();
        JsonNode finding = finding(client, cards);
        Map<String, ?> draft =
                StoryStage.draft(finding, "revoke_public_grant", cards, Map.of("environment", "sandbox"));
        return client.postPlan("remedy-bot", UUID.randomUUID().toString(), draft)
                .orThrow("the plan that waits")
                .path("id")
                .asText();
    }

    /** Submits a plan for a table, under the same key until a client gets an answer, and returns its id. */
    static String submit(Supplier<GovernorClient> clients, String table) {
        String key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                GovernorClient client = clients.get();
                GovernorClient.Answer answer = client.postPlan("remedy-bot", key, draft(client, table));
                if (answer.status() < 500 || System.nanoTime() > deadline) {
                    return answer.orThrow("the plan for " + table).path("id").asText();
                }
            } catch (UncheckedIOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            TestingCluster.pause();
        }
    }

    /** Submits another plan for a table; empty when it is refused. */
    static Optional<String> submitRival(GovernorClient client, String table) {
        GovernorClient.Answer answer =
                client.postPlan("remedy-bot", UUID.randomUUID().toString(), draft(client, table));
        return answer.status() / 100 == 2 ? Optional.of(answer.body().path("id").asText()) : Optional.empty();
    }

    private static Map<String, ?> draft(GovernorClient client, String table) {
        AssetKey asset = CrashTarget.key(table);
        return StoryStage.draft(finding(client, asset), "revoke_public_grant", asset, Map.of());
    }

    private static JsonNode finding(GovernorClient client, AssetKey asset) {
        GovernorClient.Answer found =
                client.get("remedy-bot", "/api/v1/findings?asset=" + GovernorClient.encoded(asset.text()));
        if (found.status() >= 500) {
            throw new UncheckedIOException(new IOException("findings cannot be read now: " + found.body()));
        }
        JsonNode items = found.orThrow("findings").path("items");
        if (items.isEmpty()) {
            throw new DemoFailure("there is no finding on " + asset);
        }
        return items.get(0);
    }
}
