package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.plan.RemediationPlan;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Takes one privilege on one table away from everybody: {@code revoke_public_grant}.
 *
 * <p>Parameter {@code privilege}: {@code SELECT} (default), {@code INSERT} or {@code DELETE}. Grants on single columns
 * go with it and come back with a rollback. What a role holds by itself or through a membership stays, and so does what
 * other relations open ({@link WaysToRows}): the effect probe sees it.
 */
@Singleton
public class RevokePublicGrantAdapter extends RevokeGrantAdapter {

    private static final List<String> PRIVILEGES = List.of("SELECT", "INSERT", "DELETE");

    private final EffectProbe probe;

    RevokePublicGrantAdapter(PostgresConnections connections) {
        super(connections);
        this.probe = new EffectProbe(connections);
    }

    /** Returns an adapter for use without a container. */
    public static RevokePublicGrantAdapter over(PostgresConnections connections) {
        return new RevokePublicGrantAdapter(connections);
    }

    @Override
    public String action() {
        return "revoke_public_grant";
    }

    @Override
    Revocation revocation(RemediationPlan plan) {
        return Revocation.of(plan, ObjectKind.TABLE, PRIVILEGES, false);
    }

    @Override
    Check attack(Revocation revocation, long oid) {
        return probe.attempt(revocation.target(), oid, revocation.privilege());
    }

    @Override
    List<Remainder> remainders(Revocation revocation, Connection changed, Grants after) throws SQLException {
        return List.of(
                OpenGrants.left(revocation, after, Set.of(revocation.privilege()), Set.of()),
                OpenWays.left(changed, probe, revocation.target(), revocation.privilege()));
    }

    @Override
    String alsoChecked(Revocation revocation, Connection observer) throws SQLException {
        List<Way> open = openWays(revocation, observer);
        return open.isEmpty()
                ? ""
                : "; checked too, granted to PUBLIC and not changed by this plan: " + Attempts.named(open);
    }

    @Override
    List<String> elsewhere(Revocation revocation, Connection observer) throws SQLException {
        return openWays(revocation, observer).stream()
                .map(way -> " PUBLIC may %s through %s".formatted(revocation.privilege(), way.words()))
                .toList();
    }

    private static List<Way> openWays(Revocation revocation, Connection observer) throws SQLException {
        return WaysToRows.read(observer, revocation.target(), revocation.privilege()).others().stream()
                .filter(Way::isPublic)
                .toList();
    }
}
