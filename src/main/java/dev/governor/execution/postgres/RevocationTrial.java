package dev.governor.execution.postgres;

import dev.governor.credential.ScopedCredential;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import dev.governor.execution.ActionAdapter.Rehearsal;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A revocation made in a transaction that is thrown away: what it changes, what it leaves open, and whether it can be
 * undone.
 */
final class RevocationTrial {

    private final PostgresConnections connections;
    private final EffectProbe probe;
    private final PostgresTarget target;
    private final String privilege;
    private final ScopedCredential credential;

    RevocationTrial(
            PostgresConnections connections,
            EffectProbe probe,
            PostgresTarget target,
            String privilege,
            ScopedCredential credential) {
        this.connections = connections;
        this.probe = probe;
        this.target = target;
        this.privilege = privilege;
        this.credential = credential;
    }

    /**
     * Returns the grants before and after, the other ways that stay open and what default privileges will give; and whether
     * undoing restores {@code before}, where the change is worth making.
     *
     * <p>INVARIANT: where another way is known to stay open, the way back is refuted: a change that the probe will find
     * useless is not made and undone.
     */
    Rehearsal run(TableGrants before) {
        return thrownAway(session -> {
            TableGrants now = grants(session);
            String applied = apply(session);
            OpenWays open = OpenWays.left(session, probe, target, privilege);
            List<String> diff = new ArrayList<>(now.to(grants(session)));
            open.lines().forEach(line -> diff.add(" " + line));
            DefaultPrivileges.toEverybody(session, target, privilege).forEach(line -> diff.add(" " + line));
            Check useful = open.check();
            return new Rehearsal(
                    diff, useful.answer() == Answer.CONFIRMED ? wayBack(session, applied, before) : useful);
        });
    }

    private Check wayBack(Connection session, String applied, TableGrants before) throws SQLException {
        LeasedCalls.answer(session, credential, PublicGrantStatements.INVERSE, LeasedCalls.version(applied));
        return Check.of(
                grants(session).equals(before),
                "applied and undone: the grants equal the snapshot",
                "undoing does not restore the grants");
    }

    private String apply(Connection session) throws SQLException {
        return LeasedCalls.answer(session, credential, PublicGrantStatements.APPLY, "");
    }

    private TableGrants grants(Connection session) throws SQLException {
        return TableGrants.require(session, target).grants();
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
                        "the grants of `%s` changed since they were read".formatted(target.key()));
            }
            throw PostgresConnections.unavailable("rehearse on `" + target.key() + "`", e);
        }
    }
}
