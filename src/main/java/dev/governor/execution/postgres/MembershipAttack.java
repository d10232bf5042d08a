package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Becomes a role, does what only its rights allow, and passes it on to itself, each in a transaction that is thrown
 * away.
 *
 * <p>A membership gives three things, and one of them is enough. What only the rights of a role allow is to change its
 * default privileges, here into what they are: that needs no object of it.
 */
final class MembershipAttack implements Attack {

    @Override
    public void on(Connection session, Grants role, String privilege) throws SQLException {
        String name = role.quoted();
        SQLException denied = null;
        for (String statement : List.of(
                "set local role " + name,
                "alter default privileges for role " + name + " grant select on tables to " + name,
                "grant " + name + " to session_user with inherit false, set false")) {
            try {
                thrownAway(session, statement);
                return;
            } catch (SQLException e) {
                if (denied == null || !Denial.isOne(e)) {
                    denied = e;
                }
            }
        }
        throw denied;
    }

    private static void thrownAway(Connection session, String statement) throws SQLException {
        session.setAutoCommit(false);
        try {
            Sql.run(session, "set transaction read write");
            Sql.run(session, statement);
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }

    @Override
    public Set<String> enough(String privilege) {
        return Set.copyOf(Membership.OPTIONS);
    }
}
