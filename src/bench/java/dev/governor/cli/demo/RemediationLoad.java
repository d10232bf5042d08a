package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Remediations over HTTP, each from the moment its plan is sent until the API says that it is verified. */
final class RemediationLoad {

    /** How often a plan is looked at while it runs; the error of every duration. */
    static final Duration LOOK = Duration.ofMillis(10);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> WAITING = Set.of("submitted", "approved", "executing");
    private static final Set<String> NEEDED = Set.of("lease_minted", "lease_scope_proven", "lease_proven_dead");

    /**
     * One remediation.
     *
     * @param took from sending the plan to seeing it verified
     * @param receipts what it left in the evidence log, oldest first
     */
    record Run(Duration took, JsonNode receipts) {}

    private final GovernorClient client;
    private final BenchTables tables;
    private final AtomicInteger next = new AtomicInteger();

    RemediationLoad(GovernorClient client, BenchTables tables) {
        this.client = client;
        this.tables = tables;
    }

    /** Runs {@code count} remediations one after the other. */
    List<Run> sequential(int count) {
        return IntStream.range(0, count).mapToObj(i -> remediate()).toList();
    }

    /** Runs {@code count} remediations, {@code workers} at a time. */
    List<Run> parallel(int count, int workers) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Run>> futures = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(this::remediate))
                    .toList();
            List<Run> runs = new ArrayList<>();
            for (Future<Run> future : futures) {
                runs.add(future.get());
            }
            return runs;
        } catch (ExecutionException e) {
            throw new DemoFailure("a remediation failed: " + e.getCause().getMessage());
        } finally {
            threads.shutdownNow();
        }
    }

    private Run remediate() {
        int table = next.getAndIncrement();
        Map<String, ?> draft =
                StoryStage.draft(tables.finding(client, table), "revoke_public_grant", tables.key(table), Map.of());
        long start = System.nanoTime();
        String plan = client.postPlan("remedy-bot", UUID.randomUUID().toString(), draft)
                .orThrow("the plan")
                .path("id")
                .asText();
        JsonNode view = view(plan);
        while (WAITING.contains(view.path("state").asText())) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new DemoFailure("plan " + plan + " is still " + view.path("state"));
            }
            pause();
            view = view(plan);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        expectVerified(plan, view);
        return new Run(took, view.path("timeline"));
    }

    private JsonNode view(String plan) {
        return client.get("olivia", "/api/v1/plans/" + plan).orThrow("plan " + plan);
    }

    private static void expectVerified(String plan, JsonNode view) {
        List<String> kinds = new ArrayList<>();
        view.path("timeline").forEach(receipt -> kinds.add(receipt.path("kind").asText()));
        if (!view.path("state").asText().equals("verified") || !kinds.containsAll(NEEDED)) {
            throw new DemoFailure("plan " + plan + " ended " + view.path("state") + " ("
                    + view.path("state_reason").asText() + ", decision "
                    + view.at("/decision/reasons") + ") with the receipts " + kinds);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
