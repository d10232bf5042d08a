package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that send one plan after the other, each when the one before has ended verified, and ask nothing else. */
final class PlanClients {

    private static final long PATIENCE_SECONDS = 120;

    private final GovernorClient client;
    private final BenchTables tables;
    private final EndedPlans ends;
    private final ConcurrentMap<Integer, JsonNode> findings = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    PlanClients(GovernorClient client, BenchTables tables, EndedPlans ends) {
        this.client = client;
        this.tables = tables;
        this.ends = ends;
    }

    /**
     * What came of a load.
     *
     * @param took how long each plan took, from sending it until it was seen verified
     * @param perSecond plans a second
     * @param planIds the plans
     */
    record Load(Durations took, double perSecond, List<String> planIds) {}

    private record Run(String planId, Duration took) {}

    /** Looks up the findings of the next so many tables, so that no load has to. */
    void prepare(int plans) {
        for (int i = 0; i < plans; i++) {
            int table = next.get() + i;
            findings.put(table, tables.finding(client, table));
        }
    }

    /** Carries out so many plans by so many clients. */
    Load run(int plans, int clients) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<Future<Run>> running = new ArrayList<>();
            for (int i = 0; i < plans; i++) {
                running.add(threads.submit(this::remediate));
            }
            List<Run> runs = new ArrayList<>();
            for (Future<Run> each : running) {
                runs.add(each.get());
            }
            double perSecond = plans * 1e9 / (System.nanoTime() - start);
            return new Load(
                    new Durations(runs.stream().map(Run::took).toList()),
                    perSecond,
                    runs.stream().map(Run::planId).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns what a plan left in the evidence log, oldest first. */
    JsonNode timeline(String planId) {
        return client.get("olivia", "/api/v1/plans/" + planId)
                .orThrow("plan " + planId)
                .path("timeline");
    }

    private Run remediate() throws InterruptedException, ExecutionException, TimeoutException {
        int table = next.getAndIncrement();
        Map<String, ?> draft =
                StoryStage.draft(findings.get(table), "revoke_public_grant", tables.key(table), Map.of());
        long start = System.nanoTime();
        String planId = client.postPlan("remedy-bot", UUID.randomUUID().toString(), draft)
                .orThrow("the plan")
                .path("id")
                .asText();
        EndedPlans.End end = ends.of(planId).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!end.state().equals("verified")) {
            throw new DemoFailure("plan " + planId + " ended `" + end.state() + "`");
        }
        return new Run(planId, Duration.ofNanos(end.seenAt() - start));
    }
}
