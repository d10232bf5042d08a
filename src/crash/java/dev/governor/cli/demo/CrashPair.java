package dev.governor.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * {@code make crash-pair}: two governors on one database under load, and somebody who kills and stops them at random.
 *
 * <p>Arguments: a directory for reports, seconds, the seed of killer and load. Exit code 1 when anything ended badly.
 */
public final class CrashPair {

    private static final int CLIENTS = 6;
    private static final int TABLES = 4;
    private static final Duration REST = Duration.ofMinutes(3);

    private final CrashSite site;
    private final long deadline;
    private final long seed;

    private CrashPair(CrashSite site, long seconds, long seed) {
        this.site = site;
        this.deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        this.seed = seed;
    }

    public static void main(String[] arguments)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Path reports = Files.createDirectories(Path.of(arguments[0]));
        long seconds = Long.parseLong(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path directory = Files.createTempDirectory("governor-crash");
        boolean good;
        try (CrashSite site = CrashSite.raise(directory, directory, directory, 2, tables())) {
            good = new CrashPair(site, seconds, seed).run();
            if (!good) {
                CrashFiles.keep(directory, reports);
            }
        } finally {
            CrashFiles.delete(directory);
        }
        System.exit(good ? 0 : 1);
    }

    /** Every client has tables of its own, and all share some. */
    private static List<String> tables() {
        return IntStream.rangeClosed(0, CLIENTS)
                .boxed()
                .flatMap(client -> IntStream.range(0, TABLES).mapToObj(i -> table(client, i)))
                .toList();
    }

    private static String table(int client, int number) {
        return "plain_%d%02d".formatted(client, number);
    }

    private boolean run() throws SQLException, InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        CrashKiller killer = new CrashKiller(site, deadline, new Random(seed));
        Thread killing = new Thread(killer, "killer");
        killing.start();
        List<Future<List<CrashSubject>>> running = IntStream.rangeClosed(1, CLIENTS)
                .mapToObj(client -> pool.submit(() -> load(client)))
                .toList();
        List<CrashSubject> subjects = new ArrayList<>();
        for (Future<List<CrashSubject>> each : running) {
            subjects.addAll(each.get());
        }
        killing.join();
        pool.shutdown();
        site.rest(subjects).await(REST);
        return report(killer, subjects);
    }

    /** Opens tables, reports them and has them closed, one after the other, until the time is over. */
    private List<CrashSubject> load(int client) throws SQLException {
        Random random = new Random(seed + client);
        List<CrashSubject> subjects = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            boolean shared = random.nextInt(4) == 0;
            String table = table(shared ? 0 : client, random.nextInt(TABLES));
            try {
                site.target().openAgain(table);
                GovernorClient chosen = site.client(site.servers().get(random.nextInt(2)));
                TableReport.send(chosen, List.of(table));
                CrashSubject subject = new CrashSubject(
                        CrashPlans.submit(() -> site.client(site.servers().get(random.nextInt(2))), table), table);
                subjects.add(subject);
                awaitEnd(subject);
            } catch (java.io.UncheckedIOException | DemoFailure e) {
                // refused because another plan is at it, or the governor was just killed: the next one
                TestingCluster.pause();
            }
        }
        return subjects;
    }

    private void awaitEnd(CrashSubject subject) throws SQLException {
        while (System.nanoTime() < deadline
                && site.journal().ask("select state from remediation_plan where id = ?", subject.plan()).stream()
                        .noneMatch(Set.of("verified", "rolled_back", "abandoned", "quarantined", "denied")::contains)) {
            TestingCluster.pause();
        }
    }

    private boolean report(CrashKiller killer, List<CrashSubject> subjects) throws SQLException {
        List<String> broken = new ArrayList<>(site.rest(subjects).left());
        broken.addAll(site.ledger());
        if (!killer.hasStruck()) {
            broken.add("nothing was killed or stopped");
        }
        Map<String, Integer> endings = new TreeMap<>();
        int effects = 0;
        for (CrashSubject subject : Set.copyOf(subjects)) {
            CrashTraces traces = site.journal().traces(subject.plan());
            endings.merge(traces.state(), 1, Integer::sum);
            effects += traces.changes();
            for (String each : CrashInvariants.broken(site.journal(), site.target(), subject, false)) {
                broken.add(each + " (" + subject.plan() + " on " + subject.table() + ")");
            }
        }
        if (effects == 0) {
            broken.add("nothing was changed at the target");
        }
        Set<String> distinct = new HashSet<>(broken);
        System.out.printf(
                Locale.ROOT,
                """
                %s
                %d plans, endings: %s; %d changes at the target, SEED=%d
                bad endings: %d; double effects: %d; credentials, sessions or leases alive at the end: %d
                """,
                killer,
                subjects.size(),
                endings,
                effects,
                seed,
                distinct.size(),
                begins(distinct, "6: the change"),
                begins(distinct, "3:"));
        distinct.forEach(each -> System.out.println("BAD: " + each));
        return distinct.isEmpty();
    }

    private static long begins(Set<String> broken, String beginning) {
        return broken.stream().filter(each -> each.startsWith(beginning)).count();
    }
}
