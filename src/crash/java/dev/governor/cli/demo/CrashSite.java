package dev.governor.cli.demo;

import dev.governor.cli.ServerProcess;
import dev.governor.storage.GovernorDatabase;
import dev.governor.storage.PostgresBinaries;
import dev.governor.storage.TestingProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A target, a database and one or two governors as processes of their own, with a network in between that can be cut.
 *
 * <p>Two governors share the database; each has a data directory of its own.
 */
final class CrashSite implements AutoCloseable {

    static final Duration CLAIM = Duration.ofSeconds(3);

    /** Short waits, so that a run is short; more attempts, so that a short outage is not the end of a plan. */
    private static final Map<String, String> SETTINGS = Map.of(
            "governor.mode", "demo",
            "governor.identity.demo", "true",
            "governor.server.claim", CLAIM.toString(),
            "governor.process.workers", "4",
            "governor.process.retry-delay", "PT0.2S",
            "governor.process.retry-cap", "PT1S",
            "governor.execution.max-attempts", "15",
            "governor.credential.sweep-interval", "10s");

    private final Path directory;
    private final CrashTarget target;
    private final TestingCluster database;
    private final GovernorDatabase logins;
    private final TestingProxy toDatabase;
    private final TestingProxy toTarget;
    private final CrashJournal journal;
    private final List<ServerProcess> servers = new CopyOnWriteArrayList<>();
    private final Map<ServerProcess, GovernorClient> clients = new ConcurrentHashMap<>();
    private volatile int working;
    private String waiting = "";

    private CrashSite(Path directory, CrashTarget target, TestingCluster database) {
        this.directory = directory;
        this.target = target;
        this.database = database;
        this.logins = GovernorDatabase.prepare(database.server());
        this.toDatabase = TestingProxy.to(database::port);
        this.toTarget = TestingProxy.to(target.cluster()::port);
        this.journal = new CrashJournal(database, target);
    }

    /**
     * Raises everything and reports the tables to the governor.
     *
     * @param stores where the database ({@code database}) and the target ({@code target}) are kept
     */
    static CrashSite raise(Path directory, Path databaseStore, Path targetStore, int governors, List<String> tables)
            throws SQLException {
        PostgresBinaries binaries = PostgresBinaries.unpack();
        CrashTarget target = CrashTarget.raise(targetStore.resolve("target"), binaries, tables);
        TestingCluster database = TestingCluster.start(databaseStore.resolve("database"), binaries);
        CrashSite site = new CrashSite(directory, target, database);
        // also when somebody loses patience
        Runtime.getRuntime().addShutdownHook(new Thread(site::close, "close-site"));
        for (int i = 0; i < governors; i++) {
            site.servers.add(site.start(i));
        }
        EstateSignals.deliver(site.client());
        TableReport.send(site.client(), tables);
        site.waiting = CrashPlans.submitWaiting(site.client());
        return site;
    }

    CrashTarget target() {
        return target;
    }

    TestingCluster database() {
        return database;
    }

    TestingProxy toDatabase() {
        return toDatabase;
    }

    TestingProxy toTarget() {
        return toTarget;
    }

    CrashJournal journal() {
        return journal;
    }

    /** Returns the governor that answers the clients. */
    ServerProcess working() {
        return servers.get(working);
    }

    List<ServerProcess> servers() {
        return servers;
    }

    ServerProcess other() {
        return servers.get(1 - working);
    }

    /** Lets the other governor answer the clients from now on. */
    void swap() {
        working = 1 - working;
    }

    /** Starts a governor again whose process is gone. */
    void restart(ServerProcess server) {
        int index = servers.indexOf(server);
        servers.set(index, start(index));
    }

    GovernorClient client() {
        return client(working());
    }

    /** Returns a client of a governor, always the same while that runs. */
    GovernorClient client(ServerProcess server) {
        return clients.computeIfAbsent(server, this::newClient);
    }

    private GovernorClient newClient(ServerProcess server) {
        Properties credentials = new Properties();
        try (InputStream in = Files.newInputStream(identity().resolve("demo-credentials.properties"))) {
            credentials.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GovernorClient(server.address(), credentials);
    }

    /** Returns the rest that these plans are to come to. */
    CrashRest rest(List<CrashSubject> subjects) {
        return new CrashRest(journal, target, subjects);
    }

    /** Returns what is broken of the whole site at rest, in words that begin with the number of the invariant. */
    List<String> ledger() throws SQLException {
        boolean intact = client().get("olivia", "/api/v1/receipts/verification")
                .orThrow("verification")
                .path("intact")
                .asBoolean();
        return CrashLedger.broken(journal, target, waiting, intact);
    }

    /** Makes everything run again, whatever a round left. */
    void recover() {
        database.revive();
        target.cluster().revive();
        for (ServerProcess server : servers) {
            signal(server, "CONT");
            if (ProcessHandle.of(server.pid()).isEmpty()) {
                restart(server);
            }
        }
    }

    /** Sends a signal to a process: {@code STOP} or {@code CONT}. */
    static void signal(ServerProcess server, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(server.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> signal(server, "CONT"));
        servers.forEach(ServerProcess::kill);
        journal.close();
        toDatabase.close();
        toTarget.close();
        database.close();
        target.close();
    }

    private Path identity() {
        return directory.resolve("identity");
    }

    private ServerProcess start(int index) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(target.configuration(toTarget.port()));
        settings.put("governor.identity.key-directory", identity().toString());
        settings.put(
                "governor.storage.url",
                "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/" + CrashJournal.DATABASE);
        Map<String, String> secrets = Map.of(
                "GOVERNOR_STORAGE_USERNAME", logins.application().role(),
                "GOVERNOR_STORAGE_PASSWORD", logins.application().password(),
                "GOVERNOR_STORAGE_OWNER_USERNAME", logins.owner().role(),
                "GOVERNOR_STORAGE_OWNER_PASSWORD", logins.owner().password());
        return ServerProcess.start(
                ServerProcess.thisApplication(), directory.resolve("governor-" + index), 0, settings, secrets);
    }
}
