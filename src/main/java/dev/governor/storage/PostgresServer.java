package dev.governor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * A running PostgreSQL server that belongs to one directory and listens on a loopback port.
 *
 * <p>The directory holds the cluster ({@code data}), the generated superuser password ({@code governor_admin.password},
 * owner only), the port it was last started on ({@code port}) and the server's log ({@code server.log}). Starting on a
 * directory whose server outlived a killed JVM takes that server over. Only one process may hold a directory.
 */
public final class PostgresServer implements AutoCloseable {

    /** The address that servers listen on. */
    public static final String HOST = "127.0.0.1";

    private static final String SUPERUSER = "governor_admin";
    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final int PORT_ATTEMPTS = 3;
    private static final Duration TAKE_OVER_LIMIT = Duration.ofSeconds(60);
    private static final String WRONG_PASSWORD = "28P01";

    private final Path directory;
    private final DirectoryLock lock;
    private final PostgresPrograms programs;
    private final DatabaseLogin superuser;
    private final boolean takenOver;
    private final int port;

    private PostgresServer(Path directory, DirectoryLock lock, PostgresBinaries binaries) throws IOException {
        this.directory = directory;
        this.lock = lock;
        this.programs = new PostgresPrograms(binaries, directory);
        this.superuser = DatabaseLogin.superuserOf(directory, SUPERUSER);
        createOnce();
        Optional<Integer> left = takeOver();
        this.takenOver = left.isPresent();
        this.port = left.isPresent() ? left.get() : startFresh();
        Files.writeString(directory.resolve("port"), port + "\n");
    }

    /**
     * Creates the cluster if there is none, and starts its server or takes over the one that is running.
     *
     * @throws StorageException if the directory is in use, was made by another major version, or the server fails
     */
    public static PostgresServer start(Path directory, PostgresBinaries binaries) {
        Path absolute = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.acquire(absolute);
        try {
            return new PostgresServer(absolute, lock, binaries);
        } catch (IOException e) {
            lock.close();
            throw new StorageException("cannot prepare postgresql in `" + absolute + "`: " + e.getMessage(), e);
        } catch (StorageException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a connection, with a login kept in the directory, to the server that another process of this machine holds.
     *
     * @throws StorageException if no server runs there
     */
    public static Connection visit(Path directory, String database, String role) throws SQLException {
        Postmaster running = Postmaster.of(directory.resolve("data"))
                .filter(Postmaster::isAlive)
                .orElseThrow(() -> new StorageException("no postgresql server runs in `" + directory + "`"));
        return Sql.connect(running.port(), database, DatabaseLogin.keptIn(directory, role));
    }

    /** Returns the TCP port on {@link #HOST}. */
    public int port() {
        return port;
    }

    /** Returns the login that may do everything. */
    public DatabaseLogin superuser() {
        return superuser;
    }

    /** Returns whether the server was already running, left behind by a process that died. */
    public boolean takenOver() {
        return takenOver;
    }

    /** Returns the JDBC address of a database, without a login. */
    public String url(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    /** Opens a connection as the superuser. */
    public Connection connect(String database) throws SQLException {
        return connect(database, superuser);
    }

    /** Opens a connection with a login. */
    public Connection connect(String database, DatabaseLogin login) throws SQLException {
        return Sql.connect(port, database, login);
    }

    /** Returns a role's login, its password generated the first time and kept in the directory. */
    public DatabaseLogin login(String role) {
        return DatabaseLogin.keptIn(directory, role);
    }

    /** Creates a role that may log in and nothing else, or sets the password of the one there is. */
    public void ensureRole(DatabaseLogin login) throws SQLException {
        try (Connection connection = connect(MAINTENANCE_DATABASE)) {
            String verb = Sql.exists(connection, "select 1 from pg_roles where rolname = ?", login.role())
                    ? "alter role "
                    : "create role ";
            Sql.execute(
                    connection,
                    verb + Sql.identifier(login.role()) + " with login password " + Sql.literal(login.password()));
        }
    }

    /** Creates a database if there is none of that name; an existing one keeps its owner. */
    public void ensureDatabase(String database, String owner) throws SQLException {
        try (Connection connection = connect(MAINTENANCE_DATABASE)) {
            if (!Sql.exists(connection, "select 1 from pg_database where datname = ?", database)) {
                Sql.execute(
                        connection, "create database " + Sql.identifier(database) + " owner " + Sql.identifier(owner));
            }
        }
    }

    /** Ends all sessions, stops the server and frees the directory; does nothing the second time. */
    @Override
    public void close() {
        try (lock) {
            if (DatabaseLiveness.lives(directory)) {
                programs.stop(data());
            }
        }
    }

    /** Starts the server on the port it had. */
    void startAgain() {
        programs.start(data(), directory.resolve("server.log"));
    }

    /** Returns where data, port and logins are kept. */
    public Path directory() {
        return directory;
    }

    private Path data() {
        return directory.resolve("data");
    }

    // INVARIANT: `data` appears complete or not at all; a killed initdb leaves only a draft that the next start
    // deletes.
    private void createOnce() throws IOException {
        if (Files.exists(data())) {
            return;
        }
        Path draft = directory.resolve("data.draft");
        PostgresBinaries.deleteTree(draft);
        programs.initdb(draft, superuser, DatabaseLogin.fileOf(directory, SUPERUSER));
        ClusterSettings.include(draft);
        Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<Integer> takeOver() throws IOException {
        long deadline = System.nanoTime() + TAKE_OVER_LIMIT.toNanos();
        Optional<Postmaster> left = Postmaster.of(data());
        while (left.filter(Postmaster::isAlive).isPresent()) {
            int running = left.get().port();
            try (Connection connection = Sql.connect(running, MAINTENANCE_DATABASE, superuser)) {
                requireSameCluster(connection);
                return Optional.of(running);
            } catch (SQLException e) {
                boolean hopeless = WRONG_PASSWORD.equals(e.getSQLState()) || System.nanoTime() > deadline;
                if (hopeless) {
                    throw new StorageException(
                            "a postgresql server (process " + left.get().pid() + ") runs in `" + directory
                                    + "` but cannot be taken over: " + e.getMessage(),
                            e);
                }
                pause();
            }
            left = Postmaster.of(data());
        }
        if (left.filter(Postmaster::idIsTaken).isPresent()) {
            Files.delete(Postmaster.fileOf(data()));
        }
        return Optional.empty();
    }

    private void requireSameCluster(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            if (!Files.isSameFile(Path.of(row.getString(1)), data())) {
                throw new StorageException("the server on port " + port + " is not the one of `" + directory + "`");
            }
        }
    }

    private int startFresh() throws IOException {
        ClusterSettings.requireSameMajor(data());
        int candidate = keptPort();
        for (int attempt = 1; ; attempt++) {
            ClusterSettings.write(data(), candidate);
            try {
                programs.start(data(), directory.resolve("server.log"));
                return candidate;
            } catch (StorageException e) {
                if (attempt == PORT_ATTEMPTS || LoopbackPort.isFree(candidate)) {
                    throw e;
                }
                candidate = LoopbackPort.anyFree();
            }
        }
    }

    private int keptPort() throws IOException {
        Path file = directory.resolve("port");
        if (Files.exists(file)) {
            int kept = Integer.parseInt(Files.readString(file).strip());
            if (LoopbackPort.isFree(kept)) {
                return kept;
            }
        }
        return LoopbackPort.anyFree();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while waiting for postgresql", e);
        }
    }
}
