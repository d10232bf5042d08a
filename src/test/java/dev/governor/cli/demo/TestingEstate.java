package dev.governor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TargetConfiguration;
import dev.governor.credential.TargetRegistry;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresRoleBackend;
import dev.governor.execution.postgres.RevokePublicGrantAdapter;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Tenant;
import dev.governor.plan.RemediationPlan;
import dev.governor.storage.PostgresBinaries;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The estate of the demonstration on a real server, with the backend and the adapter that work on it. */
public final class TestingEstate implements AutoCloseable {

    private static final String MAINTENANCE = "governor.targets." + Estate.CLUSTER + ".maintenance-database";
    private static final String PROBES = "governor.targets." + Estate.CLUSTER + ".probes[0].";
    private static final String PORT = "governor.targets." + Estate.CLUSTER + ".port";

    private final Estate estate;
    private final PostgresRoleBackend backend;
    private final RevokePublicGrantAdapter adapter;
    private final PostgresConnections connections;

    private TestingEstate(Estate estate, Map<String, String> targets) {
        this.estate = estate;
        this.connections = PostgresConnections.to(TargetRegistry.of(configuration(targets)));
        this.backend = PostgresRoleBackend.over(connections);
        this.adapter = RevokePublicGrantAdapter.over(connections);
    }

    public static TestingEstate raise(Path directory) {
        Estate estate = Estate.raise(directory, PostgresBinaries.unpack());
        return new TestingEstate(estate, estate.targetConfiguration());
    }

    /** Returns the same estate with a backend and an adapter that reach it at another port; it is closed here. */
    public TestingEstate over(int port) {
        return with(Map.of(PORT, String.valueOf(port)));
    }

    /** Returns the same, where what no database holds is changed in {@code maintenance}. */
    public TestingEstate over(int port, EstateDatabase maintenance) {
        return with(Map.of(PORT, String.valueOf(port), MAINTENANCE, maintenance.database()));
    }

    /** Returns the same estate, where one more ordinary login tries what an attacker would. */
    public TestingEstate alsoProbedBy(String login, Path secret) {
        return with(Map.of(PROBES + "user", login, PROBES + "secret", "file:" + secret));
    }

    private TestingEstate with(Map<String, String> others) {
        Map<String, String> targets = new HashMap<>(estate.targetConfiguration());
        targets.putAll(others);
        return new TestingEstate(estate, targets);
    }

    /** Returns the port at which its server listens. */
    public int port() {
        return Integer.parseInt(estate.targetConfiguration().get(PORT));
    }

    public Estate estate() {
        return estate;
    }

    public PostgresRoleBackend backend() {
        return backend;
    }

    public PostgresConnections connections() {
        return connections;
    }

    public RevokePublicGrantAdapter adapter() {
        return adapter;
    }

    /** Returns an adapter that {@code make} makes over connections to the estate. */
    public <T> T adapter(Function<PostgresConnections, T> make) {
        return make.apply(connections);
    }

    /** Opens a session of a leased credential. */
    public Connection as(ScopedCredential credential) throws SQLException {
        return connections.with(credential);
    }

    public static RemediationPlan plan(String id, EstateTable table) {
        return plan(id, table.key(), Map.of());
    }

    public static RemediationPlan plan(String id, AssetKey target, Map<String, JsonNode> parameters) {
        return new RemediationPlan(
                id,
                Tenant.DEFAULT,
                "fnd_1",
                "revoke-public-grant",
                target,
                parameters,
                Map.of(),
                "everybody may read it",
                "test|agent",
                null,
                Instant.parse("2026-11-21T00:00:00Z"));
    }

    /** Runs a statement as the superuser. */
    public void run(EstateDatabase database, String sql) throws SQLException {
        try (Connection admin = estate.inspect(database);
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the sessions of a role, as a server that was restarted does. */
    public void endSessionsOf(String role) throws SQLException {
        run(
                EstateDatabase.SANDBOX,
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = '" + role + "'");
    }

    /** Returns the one value of a query as the superuser. */
    public String ask(EstateDatabase database, String sql) throws SQLException {
        try (Connection admin = estate.inspect(database);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        estate.close();
    }

    private static TargetConfiguration configuration(Map<String, String> targets) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(targets, "estate", 100))
                .withMapping(TargetConfiguration.class)
                .build()
                .getConfigMapping(TargetConfiguration.class);
    }
}
