package dev.governor.credential.postgres;

import dev.governor.credential.SecretReference;
import dev.governor.credential.TargetConfiguration.Login;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Open sessions of the governor's own logins, kept for the next use: one pool for each cluster, database and login.
 *
 * <p>A session is asked whether it lives before it is lent, so none outlives a server that was killed; it is reset when it
 * comes back ({@link LentSession}), closed when nobody wanted it for {@value #IDLE_SECONDS} s, and never older than
 * {@value #LIFETIME_MINUTES} min. A pool holds at most {@value #MOST_SESSIONS}. Passwords are read for each new session
 * and are in no address and no property of a pool.
 */
final class SessionPools implements AutoCloseable {

    private static final int MOST_SESSIONS = 8;
    private static final int MOST_POOLS = 64;
    private static final int WAIT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 5;
    private static final int IDLE_SECONDS = 30;
    private static final int LIFETIME_MINUTES = 10;

    private record Key(String address, String user) {}

    private final ConcurrentMap<Key, AgroalDataSource> pools = new ConcurrentHashMap<>();

    /**
     * Lends a session; closing it gives it back.
     *
     * @param source where sessions are opened, without a login
     * @throws SQLException as the server answers a new login, or when no session came free in time
     */
    Connection lend(PGSimpleDataSource source, Login login) throws SQLException {
        Key key = new Key(source.getUrl(), login.user());
        AgroalDataSource pool = pools.get(key);
        if (pool == null && pools.size() >= MOST_POOLS) {
            return source.getConnection(login.user(), login.secret().resolve());
        }
        return LentSession.of(
                pools.computeIfAbsent(key, wanted -> pool(source, login)).getConnection(),
                LentSession.KEEPING_PLANS,
                Connection::close);
    }

    @Override
    public void close() {
        pools.values().forEach(AgroalDataSource::close);
        pools.clear();
    }

    private static AgroalDataSource pool(PGSimpleDataSource source, Login login) {
        AgroalConnectionFactoryConfigurationSupplier logins = new AgroalConnectionFactoryConfigurationSupplier()
                .connectionProviderClass(Driver.class)
                .jdbcUrl(source.getUrl())
                .principal(new NamePrincipal(login.user()))
                .credential(login.secret())
                .addSecurityProvider(SessionPools::password);
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.connectionFactoryConfiguration(logins)
                            .maxSize(MOST_SESSIONS)
                            .acquisitionTimeout(Duration.ofSeconds(WAIT_SECONDS))
                            .reapTimeout(Duration.ofSeconds(IDLE_SECONDS))
                            .maxLifetime(Duration.ofMinutes(LIFETIME_MINUTES))
                            .validateOnBorrow(true)
                            .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(ANSWER_SECONDS))
                            .exceptionSorter(new PostgreSQLExceptionSorter())));
        } catch (SQLException e) {
            throw new IllegalStateException("a pool without sessions cannot fail", e);
        }
    }

    private static @Nullable Properties password(Object credential) {
        if (!(credential instanceof SecretReference secret)) {
            return null;
        }
        Properties password = new Properties();
        password.setProperty("password", secret.resolve());
        return password;
    }
}
