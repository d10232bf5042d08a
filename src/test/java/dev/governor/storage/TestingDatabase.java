package dev.governor.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** The governor's database without the governor, as far migrated as a test wants: on H2, or on a PostgreSQL of its own. */
public interface TestingDatabase extends AutoCloseable {

    /** Returns a connection as the role that the application has. */
    Connection connect() throws SQLException;

    @Override
    void close();

    /** Returns an empty H2 database with every table. */
    static TestingDatabase h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common")
                .load()
                .migrate();
        return new TestingDatabase() {
            @Override
            public Connection connect() throws SQLException {
                return database.getConnection();
            }

            @Override
            public void close() {
                // it goes with the process
            }
        };
    }

    /** Returns a PostgreSQL server in {@code directory} with every table, and grants. */
    static TestingDatabase postgres(Path directory) {
        PostgresServer server = PostgresServer.start(directory, PostgresBinaries.unpack());
        GovernorDatabase database = GovernorDatabase.prepare(server);
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().role(),
                        database.owner().password())
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .placeholders(Map.of("application_role", database.application().role()))
                .load()
                .migrate();
        return new TestingDatabase() {
            @Override
            public Connection connect() throws SQLException {
                return server.connect("governor", database.application());
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
