package dev.governor.execution.postgres;

import dev.governor.credential.ScopedCredential;
import dev.governor.credential.postgres.PostgresConnections;
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
 * A change made in a transaction that is thrown away: what it changes, what it leaves open, and whether it can be
 * undone.
 *
 * @param <S> the kind of state that is changed
 */
final class Trial<S extends TargetState<S>> {

    /** What is tried, and what is known of it. */
    interface Subject<S> {

        /** Returns the state. */
        S read(Connection session) throws SQLException;

        /**
         * Finds what would stay open.
         *
         * @param changed a session that sees the change made
         * @param after the state then
         */
        List<Remainder> remainders(Connection changed, S after) throws SQLException;

        /** Returns what brings back what the change takes away, a line for each. */
        List<String> againstIt(Connection changed) throws SQLException;

        /** Returns why the role as which leased statements run may not make the change; empty when it may. */
        Optional<String> unreached(Connection session, S before) throws SQLException;

        /** Returns that the state is another than the one that was read, in words. */
        String changed();
    }

    private final PostgresConnections connections;
    private final ScopedCredential credential;
    private final Subject<S> subject;

    Trial(PostgresConnections connections, ScopedCredential credential, Subject<S> subject) {
        this.connections = connections;
        this.credential = credential;
        this.subject = subject;
    }

    /**
     * Returns the state before and after, what stays open and what brings it back; and whether undoing restores {@code
     * before}, where the change is worth making.
     *
     * <p>INVARIANT: where something is known to stay open, the way back is refuted: a change that the probe will find
     * useless is not made and undone.
     */
    Rehearsal run(S before) {
        return thrownAway(session -> {
            S now = subject.read(session);
            String applied = apply(session, before);
            S then = subject.read(session);
            List<Remainder> open = subject.remainders(session, then);
            List<String> diff = new ArrayList<>(now.to(then));
            open.forEach(left -> left.lines().forEach(line -> diff.add(" " + line)));
            subject.againstIt(session).forEach(line -> diff.add(" " + line));
            Optional<Check> useless = open.stream()
                    .map(Remainder::check)
                    .filter(check -> check.answer() != Answer.CONFIRMED)
                    .findFirst();
            return new Rehearsal(diff, useless.isPresent() ? useless.get() : wayBack(session, applied, before));
        });
    }

    private Check wayBack(Connection session, String applied, S before) throws SQLException {
        LeasedCalls.answer(session, credential, FencedChange.INVERSE, LeasedCalls.version(applied));
        return Check.of(
                subject.read(session).equals(before),
                "applied and undone: the state equals the snapshot",
                "undoing does not restore the state");
    }

    private String apply(Connection session, S before) throws SQLException {
        try {
            return LeasedCalls.answer(session, credential, FencedChange.APPLY, "");
        } catch (SQLException e) {
            session.rollback();
            Optional<String> unreached = FencedStatement.DRIFTED.equals(e.getSQLState())
                    ? Optional.empty()
                    : subject.unreached(session, before);
            if (unreached.isPresent()) {
                ProblemException problem = new ProblemException(ProblemCode.TARGET_REFUSED, unreached.get());
                problem.initCause(e);
                throw problem;
            }
            throw e;
        }
    }

    /** What runs on a session whose changes are thrown away. */
    private interface Attempt {
        Rehearsal on(Connection session) throws SQLException;
    }

    private Rehearsal thrownAway(Attempt attempt) {
        try (Connection session = connections.with(credential)) {
            session.setAutoCommit(false);
            try {
                return attempt.on(session);
            } finally {
                session.rollback();
            }
        } catch (SQLException e) {
            if (FencedStatement.DRIFTED.equals(e.getSQLState())) {
                throw new ProblemException(ProblemCode.CONFLICT, subject.changed());
            }
            throw PostgresConnections.unavailable("rehearse on `" + credential.target() + "`", e);
        }
    }
}
