package dev.governor.credential.postgres;

import dev.governor.credential.ScopedCredential;
import dev.governor.credential.TargetConfiguration.Cluster;
import dev.governor.credential.TargetConfiguration.Login;
import dev.governor.credential.TargetRegistry;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Sessions on the configured clusters, each with the least powerful login that does.
 *
 * <p>Those of the governor's own logins come from pools ({@link SessionPools}); a leased credential logs in for each proof,
 * and its session does the work in between ({@link LeasedSessions}). Connecting takes at most 5 s, a statement at most 20 s, a wait for a lock at most 5 s. Names resolve in {@code
 * pg_catalog} only.
 */
@ApplicationScoped
public class PostgresConnections {

    private static final String LEAST_VERSION = "12";
    private static final int CONNECT_SECONDS = 5;
    private static final int SOCKET_SECONDS = 30;
    private static final int BUSY_ATTEMPTS = 40;
    private static final long BUSY_MILLIS = 50;
    private static final String TOO_MANY_CONNECTIONS = "53300";

    /**
     * Classes of SQLSTATE that do not pass by themselves: feature not supported, data exception, integrity violation, wrong login,
     * dependent objects, no such database, no such schema, syntax and access rules.
     *
     * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL Error Codes</a>
     */
    private static final Set<String> REFUSALS = Set.of("0A", "22", "23", "28", "2B", "3D", "3F", "42");

    /**
     * Beginnings of the SQLSTATEs of a server that did not get to an answer: connection lost, rolled back for others, no resources,
     * lock not had, cancelled, starting or stopping.
     */
    private static final Set<String> SILENCES = Set.of("08", "40", "53", "55P03", "57");

    /** Invalid authorization: the login is locked, or its password is another. */
    private static final String TURNED_AWAY = "28";

    private static final String DENIED = "42501";

    /** Where the server checks who may connect to a database. */
    private static final String CONNECTING = "CheckMyDatabase";

    private static final int SQLSTATE_LENGTH = 5;
    private static final String LIMITS =
            "-c statement_timeout=20s -c lock_timeout=5s -c search_path=pg_catalog -c jit=off";
    private static final String READ_ONLY = LIMITS + " -c default_transaction_read_only=on";

    private final TargetRegistry targets;
    private final SessionPools pools = new SessionPools();
    private final LeasedSessions leased = new LeasedSessions();

    PostgresConnections(TargetRegistry targets) {
        this.targets = targets;
    }

    /** Returns connections to the clusters of {@code targets}, for use without a container. */
    public static PostgresConnections to(TargetRegistry targets) {
        return new PostgresConnections(targets);
    }

    /** Returns a session that reads the catalogue of the target's database and cannot write. */
    public Connection asObserver(PostgresTarget target) throws SQLException {
        Login observer = targets.cluster(target.cluster()).observer();
        return lent(target.cluster(), databaseOf(target.key()), observer, READ_ONLY);
    }

    /** Returns the ordinary logins of the target's cluster. */
    public List<Login> probes(PostgresTarget target) {
        return targets.probes(target.cluster());
    }

    /**
     * Returns a session of an ordinary login in the target's database; it cannot write, but in a transaction that says so, and
     * whoever tries what needs one throws it away. Empty when the server itself denies
     * the login the right to connect to that database.
     */
    public Optional<Connection> asProbe(PostgresTarget target, Login probe) throws SQLException {
        try {
            return Optional.of(lent(target.cluster(), databaseOf(target.key()), probe, READ_ONLY));
        } catch (SQLException e) {
            if (isDeniedAtTheDoor(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isDeniedAtTheDoor(SQLException failure) {
        ServerErrorMessage said = failure instanceof PSQLException denial ? denial.getServerErrorMessage() : null;
        return DENIED.equals(failure.getSQLState()) && said != null && CONNECTING.equals(said.getRoutine());
    }

    /** Returns a session of a leased credential in its target's database: the idle one, or a new one. */
    public Connection with(ScopedCredential credential) throws SQLException {
        Optional<Connection> idle = leased.take(credential);
        return idle.isPresent() ? leased.lend(credential, idle.get()) : loggedIn(credential);
    }

    /** Logs in with a leased credential in its target's database. */
    Connection loggedIn(ScopedCredential credential) throws SQLException {
        return leased.lend(credential, logIn(credential, databaseOf(credential.target())));
    }

    /** Returns a session of a leased credential that the caller keeps: the idle one, or a new one. */
    Connection keepOne(ScopedCredential credential) throws SQLException {
        Optional<Connection> idle = leased.take(credential);
        return idle.isPresent() ? idle.get() : logIn(credential, databaseOf(credential.target()));
    }

    /** Logs in with a leased credential; waits up to 2 s for its last session to end. */
    Connection logIn(ScopedCredential credential, String database) throws SQLException {
        PGSimpleDataSource source =
                source(targets.cluster(PostgresTarget.clusterOf(credential.target())), database, LIMITS);
        for (int attempt = 1; ; attempt++) {
            try {
                return source.getConnection(credential.name(), new String(credential.secret()));
            } catch (SQLException e) {
                if (!TOO_MANY_CONNECTIONS.equals(e.getSQLState()) || attempt == BUSY_ATTEMPTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    Connection asBroker(String cluster, String database) throws SQLException {
        return lent(cluster, database, targets.cluster(cluster).broker(), LIMITS);
    }

    Connection asBroker(String cluster) throws SQLException {
        return asBroker(cluster, maintenanceDatabase(cluster));
    }

    String maintenanceDatabase(String cluster) {
        return targets.cluster(cluster).maintenanceDatabase();
    }

    /** Returns the database that holds what {@code key} names; the maintenance database for a cluster and its roles. */
    String databaseOf(AssetKey key) {
        return key.path().size() == 1 || PostgresTarget.isOfRole(key)
                ? maintenanceDatabase(PostgresTarget.clusterOf(key))
                : key.path().get(1);
    }

    /** Returns the role as which leased statements run. */
    public String dataOwner(String cluster) {
        return targets.cluster(cluster).dataOwner();
    }

    Set<String> clusters() {
        return targets.clusters();
    }

    /**
     * Returns {@code failure} as a problem that tells its SQLSTATE and nothing of what the server wrote: {@code target-refused} when
     * the server would answer the same again, else {@code target-unavailable}.
     */
    public static ProblemException unavailable(String doing, SQLException failure) {
        return problem(
                isRefusal(failure) ? ProblemCode.TARGET_REFUSED : ProblemCode.TARGET_UNAVAILABLE, doing, failure);
    }

    /**
     * Returns a {@code failure} of a session that only reads as a problem; that one of the governor's own logins is turned away
     * says nothing about the target: {@code target-unavailable}.
     */
    public static ProblemException notAsked(String doing, SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith(TURNED_AWAY)
                ? problem(ProblemCode.TARGET_UNAVAILABLE, doing, failure)
                : unavailable(doing, failure);
    }

    private static ProblemException problem(ProblemCode code, String doing, SQLException failure) {
        ProblemException problem = new ProblemException(
                code, "cannot %s: the target answered SQLSTATE %s".formatted(doing, failure.getSQLState()));
        problem.initCause(failure);
        return problem;
    }

    /**
     * Lets a proof go on with a failure that is an answer, and throws one that is none.
     *
     * <p>INVARIANT: a server that neither did nor refused what was tried, as while it starts, has said nothing; it is asked again.
     */
    static void requireAnswer(SQLException failure) throws SQLException {
        String state = String.valueOf(failure.getSQLState());
        if (SILENCES.stream().anyMatch(state::startsWith)) {
            throw failure;
        }
    }

    private static boolean isRefusal(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.length() == SQLSTATE_LENGTH && REFUSALS.contains(state.substring(0, 2));
    }

    private Connection lent(String cluster, String database, Login login, String options) throws SQLException {
        return pools.lend(source(targets.cluster(cluster), database, options), login);
    }

    private static PGSimpleDataSource source(Cluster cluster, String database, String options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {cluster.host()});
        source.setPortNumbers(new int[] {cluster.port()});
        source.setDatabaseName(database);
        source.setSslMode(cluster.sslMode());
        source.setApplicationName("remediation-governor");
        // then the name is part of the login, and no statement of its own
        source.setAssumeMinServerVersion(LEAST_VERSION);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setOptions(options);
        return source;
    }

    @PreDestroy
    void close() {
        pools.close();
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(BUSY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a free session", TOO_MANY_CONNECTIONS, e);
        }
    }
}
