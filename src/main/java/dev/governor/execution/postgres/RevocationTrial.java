package dev.governor.execution.postgres;

import dev.governor.credential.ScopedCredential;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Rehearsal;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A revocation made in a transaction that is thrown away: what it changes, what it leaves open, and whether it can be
 * undone.
 */
final class RevocationTrial {

    /** Finds what would stay open. */
    interface Outlook {

        /**
         * Finds it.
         *
         * @param changed a session that sees the change made
         * @param after the grants then
         */
        List<Remainder> after(Connection changed, Grants after) throws SQLException;
    }

    private final PostgresConnections connections;
    private final Revocation revocation;
    private final ScopedCredential credential;
    private final Outlook outlook;

    RevocationTrial(
            PostgresConnections connections, Revocation revocation, ScopedCredential credential, Outlook outlook) {
        this.connections = connections;
        this.revocation = revocation;
        this.credential = credential;
        this.outlook = outlook;
    }

    /**
     * Returns the grants before and after, what stays open and what default privileges will give; and whether undoing
     * restores {@code before}, where the change is worth making.
     *
     * <p>INVARIANT: where something is known to stay open, the way back is refuted: a change that the probe will find
     * useless is not made and undone.
     */
    Rehearsal run(Grants before) {
        return thrownAway(session -> {
            Grants now = grants(session);
            String applied = apply(session, before);
            Grants then = grants(session);
            List<Remainder> open = outlook.after(session, then);
            List<String> diff = new ArrayList<>(now.to(then));
            open.forEach(left -> left.lines().forEach(line -> diff.add(" " + line)));
            DefaultPrivileges.againstIt(session, revocation).forEach(line -> diff.add(" " + line));
            Optional<Check> useless = open.stream()
                    .map(Remainder::check)
                    .filter(check -> check.answer() != Answer.CONFIRMED)
                    .findFirst();
            return new Rehearsal(diff, useless.isPresent() ? useless.get() : wayBack(session, applied, before));
        });
    }

    private Check wayBack(Connection session, String applied, Grants before) throws SQLException {
        LeasedCalls.answer(session, credential, RevocationStatements.INVERSE, LeasedCalls.version(applied));
        return Check.of(
                grants(session).equals(before),
                "applied and undone: the grants equal the snapshot",
                "undoing does not restore the grants");
    }

    private String apply(Connection session, Grants before) throws SQLException {
        try {
            return LeasedCalls.answer(session, credential, RevocationStatements.APPLY, "");
        } catch (SQLException e) {
            session.rollback();
            if (!FencedStatement.DRIFTED.equals(e.getSQLState()) && !runsAsItsOwner(session, before)) {
                throw notTheOwner(e);
            }
            throw e;
        }
    }

    /** Tells whether the role as which the leased statements run has the rights of the object's owner. */
    private boolean runsAsItsOwner(Connection session, Grants before) throws SQLException {
        boolean role = before.kind() == ObjectKind.ROLE;
        return Sql.exists(
                session,
                """
                select 1 from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                where n.nspname = ? and pg_catalog.pg_has_role(p.proowner, ?::pg_catalog.oid, ?)\
                """,
                credential.name(),
                String.valueOf(role ? before.oid() : before.ownerOid()),
                role ? "USAGE WITH ADMIN OPTION" : "USAGE");
    }

    private ProblemException notTheOwner(SQLException denied) {
        String why = revocation.kind() == ObjectKind.ROLE
                ? "the data owner has no `ADMIN OPTION` on the %s `%s`: only who has it takes memberships back"
                : "the %s `%s` belongs to a role whose rights the data owner lacks: only its owner revokes on it";
        ProblemException problem = new ProblemException(
                ProblemCode.TARGET_REFUSED,
                why.formatted(revocation.kind().noun(), revocation.target().key()));
        problem.initCause(denied);
        return problem;
    }

    private Grants grants(Connection session) throws SQLException {
        return Grants.require(session, revocation.kind(), revocation.target()).grants();
    }

    /** What runs on a session whose changes are thrown away. */
    private interface Trial {
        Rehearsal on(Connection session) throws SQLException;
    }

    private Rehearsal thrownAway(Trial trial) {
        try (Connection session = connections.with(credential)) {
            session.setAutoCommit(false);
            try {
                return trial.on(session);
            } finally {
                session.rollback();
            }
        } catch (SQLException e) {
            if (FencedStatement.DRIFTED.equals(e.getSQLState())) {
                throw new ProblemException(
                        ProblemCode.CONFLICT,
                        "the grants of `%s` changed since they were read"
                                .formatted(revocation.target().key()));
            }
            throw PostgresConnections.unavailable(
                    "rehearse on `" + revocation.target().key() + "`", e);
        }
    }
}
