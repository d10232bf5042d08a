package dev.governor.cli.demo;

import dev.governor.storage.PostgresBinaries;
import dev.governor.storage.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The real estate that the demonstration governs: a PostgreSQL cluster with passwords, two databases and weaknesses.
 *
 * <p>Raising it again on the same directory puts back the grants it starts with, so that a demonstration can run twice.
 * Passwords are generated and lie in the directory, in files that only the owner reads.
 */
public final class Estate implements AutoCloseable {

    /** The name by which asset keys know the cluster. */
    public static final String CLUSTER = "estate";

    /** An ordinary login that may connect to both databases and is a member of {@code analysts}. */
    public static final String READER = "estate_reader";

    static final String DATA_OWNER = "data_owner";
    static final String ANALYSTS = "analysts";
    static final String APPLICATION = "payments_app";
    static final String BROKER = "governor_broker";
    static final String OBSERVER = "governor_observer";

    private static final List<String> LOGINS = List.of(APPLICATION, READER, BROKER, OBSERVER);

    private final PostgresServer server;
    private final Path directory;

    private Estate(PostgresServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /**
     * Starts the cluster in {@code directory}, or takes over the one that runs there, and puts it in its first state.
     *
     * @throws dev.governor.storage.StorageException when the server cannot be started
     * @throws IllegalStateException when the server refuses the first state
     */
    public static Estate raise(Path directory, PostgresBinaries binaries) {
        Path absolute = directory.toAbsolutePath().normalize();
        Estate estate = new Estate(PostgresServer.start(absolute, binaries), absolute);
        try {
            estate.putInFirstState();
            return estate;
        } catch (SQLException e) {
            estate.close();
            throw new IllegalStateException("cannot raise the estate in `" + absolute + "`: " + e.getMessage(), e);
        }
    }

    /** Returns the {@code governor.targets.*} properties of a governor that is to govern this estate. */
    public Map<String, String> targetConfiguration() {
        String prefix = "governor.targets." + CLUSTER + ".";
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(prefix + "host", PostgresServer.HOST);
        properties.put(prefix + "port", String.valueOf(server.port()));
        properties.put(prefix + "ssl-mode", "disable");
        properties.put(prefix + "data-owner", DATA_OWNER);
        Map.of("broker", BROKER, "observer", OBSERVER, "probe", READER).forEach((duty, role) -> {
            properties.put(prefix + duty + ".user", role);
            properties.put(prefix + duty + ".secret", "file:" + directory.resolve(role + ".password"));
        });
        return properties;
    }

    /** Opens a session as the superuser, to look at the estate from outside the governor. */
    public Connection inspect(EstateDatabase database) throws SQLException {
        return server.connect(database.database());
    }

    /** Opens a session of the ordinary login. */
    public Connection asReader(EstateDatabase database) throws SQLException {
        return server.connect(database.database(), server.login(READER));
    }

    /** Opens a session of the application that the payments database serves. */
    public Connection asApplication() throws SQLException {
        return server.connect(EstateDatabase.PAYMENTS_PROD.database(), server.login(APPLICATION));
    }

    /** Stops the cluster; its data stays. */
    @Override
    public void close() {
        server.close();
    }

    private void putInFirstState() throws SQLException {
        for (String role : LOGINS) {
            server.ensureRole(server.login(role));
        }
        try (Connection admin = server.connect("postgres")) {
            EstateScript.roles(admin);
        }
        for (EstateDatabase database : EstateDatabase.values()) {
            server.ensureDatabase(database.database(), server.superuser().role());
            try (Connection admin = inspect(database)) {
                EstateScript.database(admin, database);
            }
        }
    }
}
