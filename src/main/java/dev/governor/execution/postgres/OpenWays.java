package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.execution.ActionAdapter.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The ways to a table's rows that revoking on the table alone leaves open, known before anything is changed.
 *
 * <p>A way counts when the ordinary login gets in today and the change does not matter to it: it holds the rows, or
 * its owner gets to them without PUBLIC. A view that asks for its reader's own rights, or whose owner reads as anybody
 * does, may be closed by the change; the probe tells afterwards.
 *
 * @param left the ways that stay open
 * @param privilege what the login may do
 */
record OpenWays(WaysLeft left, String privilege) implements Remainder {

    /**
     * Finds them.
     *
     * @param changed a session that sees the change made, in a transaction that is thrown away
     */
    static OpenWays left(Connection changed, EffectProbe probe, PostgresTarget target, String privilege)
            throws SQLException {
        WaysToRows all = WaysToRows.read(changed, target, privilege);
        Attempts attempts =
                probe.attempt(target, all.others().stream().filter(Way::lasting).toList(), privilege);
        return new OpenWays(WaysLeft.of(attempts, all), privilege);
    }

    @Override
    public List<String> lines() {
        return left.lines(way -> "an ordinary login may %s through %s%s: it stays open"
                .formatted(privilege, way.words(), way.isPublic() ? ", granted to PUBLIC" : ""));
    }

    @Override
    public Check check() {
        return left.check(
                "no other way to the rows stays open",
                "revoking on the table alone would not close it, nothing was changed: an ordinary login may still "
                        + privilege + " through " + Attempts.named(left.ways()) + "; " + advice());
    }

    private String advice() {
        return left.ways().stream().map(OpenWays::advice).distinct().collect(Collectors.joining("; "));
    }

    private static String advice(Way way) {
        if (!way.isPublic()) {
            return "where a role of the login holds the grant, no revocation from PUBLIC helps";
        }
        return way.kind().isDerived()
                ? "carry out a plan `revoke_public_grant` on each such view first, the outermost before the others"
                : "partitions and parents share rows, so no plan on one of them helps: revoke on them by hand first";
    }
}
