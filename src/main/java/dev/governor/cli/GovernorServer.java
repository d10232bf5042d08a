package dev.governor.cli;

import dev.governor.storage.GovernorDatabase;
import dev.governor.storage.LoopbackPort;
import dev.governor.storage.PostgresBinaries;
import dev.governor.storage.PostgresServer;
import dev.governor.storage.PostgresSupervisor;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The server inside this process: claims the data directory, starts the database, then the application, and stops
 * everything in the opposite order.
 */
public final class GovernorServer {

    private static final long STOP_LIMIT_SECONDS = 30;

    private final ServerOptions options;
    private final StartProgress progress;

    public GovernorServer(ServerOptions options, StartProgress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Runs until the process is told to stop.
     *
     * @return the exit code of the process
     * @throws CommandFailure if something needed is missing or in use
     */
    public int run() {
        CountDownLatch stopped = new CountDownLatch(1);
        try (DataDirectory directory = DataDirectory.open(options.dataDirectory())) {
            requireFreePort();
            ServerConfiguration configuration = new ServerConfiguration(options);
            configuration.apply(directory.path());
            if (configuration.usesExternalDatabase()) {
                progress.step("database: external");
                return runApplication();
            }
            try (PostgresServer database = startDatabase(directory, configuration);
                    PostgresSupervisor supervisor = PostgresSupervisor.of(database)) {
                stopWithTheProcess(database, supervisor, stopped);
                return runApplication();
            }
        } finally {
            stopped.countDown();
        }
    }

    private PostgresServer startDatabase(DataDirectory directory, ServerConfiguration configuration) {
        PostgresBinaries binaries = PostgresBinaries.unpack();
        progress.step("database unpacked");
        PostgresServer server = PostgresServer.start(directory.postgres(), binaries);
        configuration.use(GovernorDatabase.prepare(server), server.directory());
        progress.step("database " + (server.takenOver() ? "found running" : "started") + " on port " + server.port());
        return server;
    }

    // Ctrl-C runs the hooks while the application stops on another thread: the database waits for it.
    private static void stopWithTheProcess(
            PostgresServer database, PostgresSupervisor supervisor, CountDownLatch stopped) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                if (!stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                                    supervisor.close();
                                    database.close();
                                }
                            } catch (InterruptedException e) {
                                supervisor.close();
                                database.close();
                            }
                        },
                        "stop-database"));
    }

    private static int runApplication() {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(ServerApplication.class, (exitCode, thrown) -> {
            code.set(exitCode);
            failure.set(thrown);
        });
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new CommandFailure("the server did not start: " + OneLineErrors.sentence(thrown), thrown);
        }
        return code.get();
    }

    private void requireFreePort() {
        if (options.port() != 0 && !LoopbackPort.isFree(options.port())) {
            throw new CommandFailure("port " + options.port() + " is in use; choose another with --port, or 0 for any");
        }
    }
}
