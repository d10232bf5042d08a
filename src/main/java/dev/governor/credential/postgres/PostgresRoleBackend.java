package dev.governor.credential.postgres;

import dev.governor.credential.CredentialBackend;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Lends PostgreSQL logins: one ephemeral role per lease that may call one function per permitted statement (ADR 5).
 *
 * <p>Passwords have 256 random bits and reach the server as a SCRAM verifier only, so no server log can hold one.
 */
@ApplicationScoped
public class PostgresRoleBackend implements CredentialBackend {

    private static final int SECRET_BYTES = 32;
    private static final String LEASED = "^gov_[0-9a-z]{26}$";

    private final PostgresConnections connections;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<String, Connection> canaries = new ConcurrentHashMap<>();

    PostgresRoleBackend(PostgresConnections connections) {
        this.connections = connections;
    }

    /** Returns a backend for use without a container. */
    public static PostgresRoleBackend over(PostgresConnections connections) {
        return new PostgresRoleBackend(connections);
    }

    @Override
    public String system() {
        return PostgresTarget.SYSTEM;
    }

    @Override
    public List<AssetKey> systems() {
        return connections.clusters().stream()
                .map(cluster -> AssetKey.of(PostgresTarget.SYSTEM, List.of(cluster)))
                .toList();
    }

    @Override
    public ScopedCredential mint(String leaseName, LeaseScope scope, Instant expiresAt) {
        PostgresTarget target = PostgresTarget.of(scope.target());
        String database = connections.databaseOf(scope.target());
        char[] secret = newSecret();
        LeasedRole role = new LeasedRole(leaseName, connections.dataOwner(target.cluster()));
        try {
            CatalogueCollisions.retrying(() -> {
                try (Connection broker = connections.asBroker(target.cluster(), database)) {
                    role.create(broker, database, scope.grants(), secret, expiresAt);
                }
            });
        } catch (SQLException e) {
            throw PostgresConnections.unavailable("make the role `" + leaseName + "`", e);
        }
        return new ScopedCredential(leaseName, scope.target(), expiresAt, secret);
    }

    @Override
    public ProofReport proveScope(ScopedCredential credential, LeaseScope scope) {
        try {
            return new ScopeProof(connections, credential).attempt();
        } catch (SQLException e) {
            throw PostgresConnections.unavailable("try the role `" + credential.name() + "`", e);
        }
    }

    @Override
    public void revoke(String leaseName, AssetKey target, @Nullable ScopedCredential credential) {
        if (credential != null) {
            canaries.computeIfAbsent(leaseName, name -> canary(credential));
        }
        try {
            CatalogueCollisions.retrying(() -> end(leaseName, target));
        } catch (SQLException e) {
            throw PostgresConnections.unavailable("revoke the role `" + leaseName + "`", e);
        }
    }

    private void end(String leaseName, AssetKey target) throws SQLException {
        String cluster = PostgresTarget.clusterOf(target);
        LeasedRole role = new LeasedRole(leaseName, connections.dataOwner(cluster));
        try (Connection broker = connections.asBroker(cluster)) {
            role.endSessions(broker);
            List<String> databases = databases(target);
            boolean only = databases.size() == 1;
            for (String database : databases) {
                try (Connection inDatabase = connections.asBroker(cluster, database)) {
                    role.drop(inDatabase, database, only);
                }
            }
            if (!only) {
                role.drop(broker);
            }
        }
    }

    @Override
    public ProofReport proveDead(String leaseName, AssetKey target, @Nullable ScopedCredential credential) {
        ScopedCredential tried =
                credential != null ? credential : new ScopedCredential(leaseName, target, Instant.MAX, newSecret());
        Connection canary = canaries.remove(leaseName);
        try {
            return new DeathProof(connections, tried).attempt(canary);
        } catch (SQLException e) {
            throw PostgresConnections.unavailable("try the dead role `" + leaseName + "`", e);
        } finally {
            close(canary);
        }
    }

    @Override
    public List<String> live(AssetKey target) {
        try (Connection broker = connections.asBroker(PostgresTarget.clusterOf(target))) {
            return Sql.column(broker, "select rolname from pg_roles where rolname ~ ? order by rolname", LEASED);
        } catch (SQLException e) {
            throw PostgresConnections.unavailable("list leased roles", e);
        }
    }

    private List<String> databases(AssetKey target) throws SQLException {
        if (target.path().size() > 1) {
            return List.of(connections.databaseOf(target));
        }
        try (Connection broker = connections.asBroker(PostgresTarget.clusterOf(target))) {
            return Sql.column(broker, """
                select datname from pg_database
                where datallowconn and not datistemplate and has_database_privilege(oid, 'CONNECT')
                order by datname\
                """);
        }
    }

    // A session that is open when its role ends: PostgreSQL lets it live on unless it is terminated.
    private @Nullable Connection canary(ScopedCredential credential) {
        try {
            return connections.keepOne(credential);
        } catch (SQLException | ProblemException e) {
            return null;
        }
    }

    private static void close(@Nullable Connection canary) {
        if (canary != null) {
            try {
                canary.close();
            } catch (SQLException e) {
                // it is dead already, as it must be
                return;
            }
        }
    }

    private char[] newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).toCharArray();
    }
}
