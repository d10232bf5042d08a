package dev.governor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The governor's database without the governor, with every table, for one class of tests that registers it: on H2, or on a
 * PostgreSQL of its own.
 */
public abstract class TestingDatabase implements BeforeAllCallback, AfterAllCallback {

    /** Returns a connection as the role that the application has. */
    public abstract Connection connect() throws SQLException;

    /** Returns a database on H2. */
    public static TestingDatabase h2() {
        return new H2();
    }

    /** Returns a database on a PostgreSQL server, with grants. */
    public static TestingDatabase postgres() {
        return new Postgres();
    }

    private static final class H2 extends TestingDatabase {

        private final JdbcDataSource database = new JdbcDataSource();

        @Override
        public void beforeAll(ExtensionContext tests) {
            database.setURL(
                    "jdbc:h2:mem:" + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration/common")
                    .load()
                    .migrate();
        }

        @Override
        public Connection connect() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void afterAll(ExtensionContext tests) {
            // it goes with the process
        }
    }

    private static final class Postgres extends TestingDatabase {

        private @Nullable Path directory;
        private @Nullable PostgresServer server;
        private @Nullable DatabaseLogin application;

        @Override
        public void beforeAll(ExtensionContext tests) throws IOException {
            directory = Files.createTempDirectory("governor-tables");
            PostgresServer started = PostgresServer.start(directory, PostgresBinaries.unpack());
            server = started;
            GovernorDatabase database = GovernorDatabase.prepare(started);
            application = database.application();
            Flyway.configure()
                    .dataSource(
                            database.url(),
                            database.owner().role(),
                            database.owner().password())
                    .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                    .placeholders(
                            Map.of("application_role", database.application().role()))
                    .load()
                    .migrate();
        }

        @Override
        public Connection connect() throws SQLException {
            return Objects.requireNonNull(server).connect("governor", Objects.requireNonNull(application));
        }

        @Override
        public void afterAll(ExtensionContext tests) throws IOException {
            if (server != null) {
                server.close();
            }
            if (directory != null) {
                try (Stream<Path> files = Files.walk(directory)) {
                    List<Path> deepestFirst =
                            files.sorted(Comparator.reverseOrder()).toList();
                    for (Path file : deepestFirst) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
