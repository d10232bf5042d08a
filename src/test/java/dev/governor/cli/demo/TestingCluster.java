package dev.governor.cli.demo;

import dev.governor.storage.DatabaseLogin;
import dev.governor.storage.PostgresBinaries;
import dev.governor.storage.PostgresServer;
import dev.governor.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server that a test kills and brings back on the same port. */
final class TestingCluster implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final int LOG_FILES = 12;

    private final Path directory;
    private final PostgresBinaries binaries;
    private PostgresServer server;

    private TestingCluster(Path directory, PostgresBinaries binaries) {
        this.directory = directory;
        this.binaries = binaries;
        this.server = PostgresServer.start(directory, binaries);
    }

    static TestingCluster start(Path directory, PostgresBinaries binaries) {
        return new TestingCluster(directory, binaries);
    }

    PostgresServer server() {
        return server;
    }

    int port() {
        return server.port();
    }

    Path directory() {
        return directory;
    }

    Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    Connection connect(String database, DatabaseLogin login) throws SQLException {
        return server.connect(database, login);
    }

    /** Kills the server process as {@code kill -9} does; its sessions end by themselves. */
    void kill() {
        signal(pid());
    }

    /** Kills one session's process as {@code kill -9} does: the server ends all others and recovers by itself. */
    void killOneSession(String database) {
        try (Connection admin = connect(database);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("select pid from pg_stat_activity where backend_type ="
                        + " 'client backend' and pid <> pg_backend_pid() order by backend_start desc limit 1")) {
            if (row.next()) {
                signal(row.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes it need a new file for its write-ahead log, again and again, until that fails or it has had enough. */
    void useUpItsLog() {
        try (Connection admin = connect("postgres");
                Statement statement = admin.createStatement()) {
            for (int i = 0; i < LOG_FILES; i++) {
                statement.execute("select pg_logical_emit_message(true, 'crash', 'x')");
                statement.execute("select pg_switch_wal()");
            }
        } catch (SQLException e) {
            // that is what it is for
            return;
        }
    }

    /** Brings the server back if it is gone, and returns when it takes connections. */
    void revive() {
        long deadline = System.nanoTime() + PATIENCE;
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the server in " + directory + " does not come back");
            }
            if (!lives()) {
                startAgain();
            }
            pause();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private void startAgain() {
        server.close();
        try {
            int before = server.port();
            server = PostgresServer.start(directory, binaries);
            if (server.port() != before) {
                throw new IllegalStateException("port " + before + " was taken while the server was dead");
            }
        } catch (StorageException e) {
            // sessions of the dead server are still ending; the next look tries again
            return;
        }
    }

    private boolean answers() {
        try (Connection admin = connect("postgres");
                Statement statement = admin.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean lives() {
        try {
            return ProcessHandle.of(pid()).filter(ProcessHandle::isAlive).isPresent();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
