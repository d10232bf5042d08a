package dev.governor.cli.demo;

import dev.governor.cli.ServerProcess;
import dev.governor.storage.TestingProxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Some plans, one of them aimed at: when it has passed the point, the fault strikes them; then they must end well. */
final class CrashRound {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LATE = Duration.ofMillis(1500);
    private static final int JITTER_MICROS = 6_000;

    private final CrashSite site;
    private final @Nullable CrashDisks disks;
    private final CrashFault fault;
    private final CrashPoint aim;
    private final Random random;
    private final List<CrashSubject> subjects = new ArrayList<>();
    private final Map<CrashSubject, CrashPoint> landed = new LinkedHashMap<>();

    CrashRound(CrashSite site, @Nullable CrashDisks disks, CrashFault fault, CrashPoint aim, Random random) {
        this.site = site;
        this.disks = disks;
        this.fault = fault;
        this.aim = aim;
        this.random = random;
    }

    /** Runs plans for {@code tables}, aiming at the first, and returns how each came through that was under way. */
    List<CrashResult> run(List<String> tables) throws SQLException {
        if (fault == CrashFault.STOP) {
            CrashSite.signal(site.other(), "STOP");
        }
        AtomicBoolean over = new AtomicBoolean();
        try {
            submit(tables);
            Thread somebodyElse = new Thread(() -> changeAsSomebodyElse(over), "somebody-else");
            somebodyElse.start();
            aim();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(JITTER_MICROS));
            strike();
            boolean rested = site.rest(subjects).await(PATIENCE);
            over.set(true);
            somebodyElse.join();
            return results(rested);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        } finally {
            over.set(true);
            site.toDatabase().disarm();
            site.toTarget().disarm();
        }
    }

    private void submit(List<String> tables) {
        GovernorClient client = site.client();
        // companions first, so that they are somewhere in their way when the one that is aimed at begins
        for (int i = tables.size() - 1; i >= 0; i--) {
            subjects.add(0, new CrashSubject(CrashPlans.submit(() -> client, tables.get(i)), tables.get(i)));
        }
        String table = tables.get(tables.size() - 1);
        // where somebody else interferes the first ends in quarantine, and the second waits for a person
        if (random.nextInt(3) == 0 && !table.startsWith("theirs")) {
            CrashPlans.submitRival(client, table).ifPresent(plan -> subjects.add(new CrashSubject(plan, table)));
        }
    }

    private void aim() throws SQLException {
        CrashPoint awaited = fault == CrashFault.TARGET_CUT ? aim.before() : aim;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        CrashTraces traces = site.journal().traces(subjects.get(0).plan());
        while (!awaited.isPassedBy(traces) && !traces.isFinal() && System.nanoTime() < deadline) {
            traces = site.journal().traces(subjects.get(0).plan());
        }
    }

    private void strike() throws SQLException, InterruptedException {
        switch (fault) {
            case KILL -> {
                site.working().kill();
                noteWhereEachIs();
                site.restart(site.working());
            }
            case STOP -> stop();
            case TARGET -> kill(site.target().cluster(), CrashTarget.DATABASE);
            case DATABASE -> kill(site.database(), CrashJournal.DATABASE);
            case DATABASE_CUT -> cut(site.toDatabase(), "(?i)^\\s*commit");
            case TARGET_CUT -> cut(site.toTarget(), statementAtTarget());
            case DATABASE_FULL -> fill(disks().database(), site.database());
            case TARGET_FULL -> fill(disks().target(), site.target().cluster());
        }
    }

    /** Stops the working governor past its claims while the other one goes on with its plans, and lets it come back. */
    private void stop() throws SQLException, InterruptedException {
        ServerProcess stopped = site.working();
        CrashSite.signal(stopped, "STOP");
        noteWhereEachIs();
        CrashSite.signal(site.other(), "CONT");
        site.swap();
        site.rest(subjects).await(CrashSite.CLAIM.multipliedBy(4));
        CrashSite.signal(stopped, "CONT");
        Thread.sleep(LATE.toMillis());
    }

    private void kill(TestingCluster cluster, String database) throws SQLException, InterruptedException {
        noteWhereEachIs();
        if (random.nextBoolean()) {
            cluster.kill();
            Thread.sleep(random.nextInt(1500));
        } else {
            cluster.killOneSession(database);
        }
        cluster.revive();
    }

    private void cut(TestingProxy network, String statement) throws SQLException {
        noteWhereEachIs();
        network.arm(new TestingProxy.Cut(Pattern.compile(statement), random.nextBoolean()));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!network.hasCut()
                && System.nanoTime() < deadline
                && !site.journal().traces(subjects.get(0).plan()).isFinal()) {
            TestingCluster.pause();
        }
        if (!network.hasCut()) {
            // the statement had passed by then: no plan came through anything
            landed.clear();
        }
    }

    private String statementAtTarget() {
        return switch (aim) {
            case APPLY_INTENDED, CHANGED -> "apply\"?\\(\\)";
            case ROLL_BACK_INTENDED, CHANGED_BACK -> "inverse\"?\\(\\)";
            case SNAPSHOT_KEPT, ROLE_MADE -> "(?i)^\\s*commit";
            case ROLE_GONE -> "(?i)drop role|nologin|^\\s*commit";
            default -> "";
        };
    }

    private void fill(SmallDisk disk, TestingCluster cluster) throws SQLException, InterruptedException {
        noteWhereEachIs();
        disk.fill();
        if (random.nextBoolean()) {
            cluster.useUpItsLog();
        }
        Thread.sleep(500 + random.nextInt(2000));
        disk.free();
        cluster.revive();
    }

    private CrashDisks disks() {
        return Optional.ofNullable(disks).orElseThrow();
    }

    private void noteWhereEachIs() throws SQLException {
        for (CrashSubject subject : subjects) {
            CrashTraces traces = site.journal().traces(subject.plan());
            if (!traces.isFinal()) {
                landed.put(subject, CrashPoint.of(traces));
            }
        }
    }

    private List<CrashResult> results(boolean rested) throws SQLException {
        List<CrashResult> results = new ArrayList<>();
        List<String> left = new ArrayList<>(site.rest(subjects).left());
        if (rested && !left.isEmpty()) {
            left.add("3: something came back to life at the target");
        }
        for (CrashSubject subject : subjects) {
            boolean alone = subjects.stream()
                    .noneMatch(other -> other.table().equals(subject.table()) && !other.equals(subject));
            List<String> broken =
                    new ArrayList<>(CrashInvariants.broken(site.journal(), site.target(), subject, alone));
            if (subject.equals(subjects.get(0))) {
                broken.addAll(left);
            }
            CrashPoint at = landed.get(subject);
            if (at != null || !broken.isEmpty()) {
                CrashTraces end = site.journal().traces(subject.plan());
                results.add(new CrashResult(
                        subject,
                        fault,
                        aim,
                        at == null ? CrashPoint.DEATH_ENDED : at,
                        end.state(),
                        end.reason(),
                        broken));
            }
        }
        return results;
    }

    /** Changes each table that somebody else changes too, as soon as the plan's own change is there. */
    private void changeAsSomebodyElse(AtomicBoolean over) {
        List<CrashSubject> waiting = new ArrayList<>(
                subjects.stream().filter(CrashSubject::hasSomebodyElse).toList());
        while (!over.get() && !waiting.isEmpty()) {
            try {
                CrashSubject subject = waiting.get(0);
                if (site.target().effects(subject.role()).contains(subject.role() + " REVOKE")) {
                    waiting.remove(0);
                    site.target().changeAsSomebodyElse(subject.table());
                }
            } catch (SQLException e) {
                // the target is down now; somebody else tries again, too
                TestingCluster.pause();
            }
        }
    }
}
