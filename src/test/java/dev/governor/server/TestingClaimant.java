package dev.governor.server;

import dev.governor.kernel.Statements;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A server as a process of its own that works on one thing as long as it has the claim to it: each piece of work is a row with its
 * fence. Arguments: JDBC address, role, password.
 */
final class TestingClaimant {

    static final String WORK = "the-work";
    static final Duration CLAIM = Duration.ofMillis(800);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Connection connection;
    private final WorkClaims claims;

    private TestingClaimant(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.claims = new WorkClaims(holding(connection), new Incarnation(Clock.systemUTC()), new ServerConfig() {
            @Override
            public Duration claim() {
                return CLAIM;
            }

            @Override
            public boolean alone() {
                return false;
            }
        });
    }

    public static void main(String... arguments) throws Exception {
        while (true) {
            try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
                new TestingClaimant(connection).work();
            } catch (SQLException | jakarta.persistence.PersistenceException e) {
                System.out.println("cut off");
            }
        }
    }

    private void work() throws SQLException, InterruptedException {
        while (true) {
            Optional<Claim> claim = claims.claim(WORK);
            connection.commit();
            if (claim.isPresent()) {
                workUnder(claim.get());
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void workUnder(Claim claim) throws SQLException, InterruptedException {
        try {
            for (int piece = 0; ; piece++) {
                claims.under(claim, claims::requireCurrent);
                new Statements(connection).update("insert into piece (fence) values (?)", claim.fence());
                Thread.sleep(PAUSE.toMillis());
                connection.commit();
                if (piece % 10 == 0) {
                    claims.renew();
                    connection.commit();
                }
            }
        } catch (LostClaimException e) {
            connection.rollback();
            System.out.println("lost " + claim.fence());
        }
    }

    private static DataSource holding(Connection connection) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> kept);
    }
}
