package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The attacker's position towards an object to which there is one way only, by its own grants: ordinary logins try
 * what they must not.
 *
 * <p>INVARIANT: only the server's own denial says closed, only what comes after its check of rights says open, and only
 * while the very object is there; whatever else happens, the probe could not ask.
 */
final class SingleWay {

    private final PostgresConnections connections;
    private final OrdinaryLogins logins;
    private final Attack attack;

    SingleWay(PostgresConnections connections, Attack attack) {
        this.connections = connections;
        this.logins = new OrdinaryLogins(connections);
        this.attack = attack;
    }

    /** Tries what {@code revocation} takes away on the object whose identity is {@code oid}. */
    Check attempt(Revocation revocation, long oid) {
        return logins.ask(
                revocation.target(),
                session -> ProbeRoles.of(session, revocation.kind()).speakFor(revocation)
                        ? Optional.of(attempt(session, revocation, oid))
                        : Optional.empty(),
                ProbeRoles.silence(revocation));
    }

    private Check attempt(Connection session, Revocation revocation, long oid) throws SQLException {
        try (Connection observer = connections.asObserver(revocation.target())) {
            Optional<Grants> object = find(observer, revocation, oid);
            if (object.isEmpty()) {
                return gone(revocation);
            }
            Check tried = tried(session, object.get(), revocation.privilege());
            return find(observer, revocation, oid).isEmpty() ? gone(revocation) : tried;
        }
    }

    /** Returns what would still let a login in once the grants are {@code after}. */
    Remainder remainder(Revocation revocation, Grants after) {
        List<ProbeRoles> speakers = logins.each(
                revocation.target(),
                session -> Optional.of(ProbeRoles.of(session, revocation.kind()))
                        .filter(roles -> roles.speakFor(revocation)));
        return speakers.isEmpty()
                ? ProbeRoles.silent(revocation)
                : OpenGrants.left(revocation, after, attack.enough(revocation.privilege()), ProbeRoles.oids(speakers));
    }

    private static Optional<Grants> find(Connection observer, Revocation revocation, long oid) throws SQLException {
        return Grants.read(observer, revocation.kind(), revocation.target())
                .map(TargetState.Reading::state)
                .filter(found -> found.oid() == oid);
    }

    private static Check gone(Revocation revocation) {
        return Check.unanswered("the %s is gone, or another has its name"
                .formatted(revocation.kind().noun()));
    }

    private Check tried(Connection session, Grants object, String privilege) {
        try {
            attack.on(session, object, privilege);
            return new Check(Answer.REFUTED, "open: an ordinary login may still " + privilege);
        } catch (SQLException e) {
            return Denial.isOne(e)
                    ? new Check(
                            Answer.CONFIRMED,
                            "closed: an ordinary login that tries %s gets SQLSTATE 42501".formatted(privilege))
                    : Check.unanswered("the probe could not ask" + Denial.otherwise(e));
        }
    }
}
