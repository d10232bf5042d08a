package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * The ways to a table's rows on which its policies are not applied, known before anything is changed: a partition, a
 * child and a parent have policies of their own, a materialized view holds a copy, and a view reads with its owner's
 * exemption.
 */
record ExemptWays(WaysLeft left) implements Remainder {

    private static final String EXEMPT_VIEWS = """
        select v.oid from pg_catalog.pg_class v join pg_catalog.pg_roles r on r.oid = v.relowner
        where v.relkind = 'v'
          and (r.rolsuper or r.rolbypassrls
            or ?::boolean and pg_catalog.pg_has_role(r.oid, ?::pg_catalog.oid, 'USAGE'))\
        """;

    /** Finds them, for the state that the change leads to. */
    static ExemptWays left(Connection observer, EffectProbe probe, PostgresTarget table, RowSecurity after)
            throws SQLException {
        WaysToRows all = WaysToRows.read(observer, table, EffectProbe.SELECT);
        Set<String> exempt = Set.copyOf(
                Sql.column(observer, EXEMPT_VIEWS, String.valueOf(!after.forced()), String.valueOf(after.ownerOid())));
        List<Way> ways = all.others().stream()
                .filter(way ->
                        way.lasting() && (way.kind() != Way.Kind.VIEW || exempt.contains(String.valueOf(way.oid()))))
                .toList();
        Attempts attempts = probe.attempt(table, ways, EffectProbe.EVERY_ROW);
        return new ExemptWays(WaysLeft.of(attempts, all));
    }

    @Override
    public List<String> lines() {
        return left.lines(way -> "policies are not applied through %s: it stays open".formatted(way.words()));
    }

    @Override
    public Check check() {
        return left.check(
                "policies are applied on every way that was found",
                "row security on the table alone would not close it, nothing was changed: an ordinary login may still"
                        + " read every row through " + Attempts.named(left.ways())
                        + "; enable it there first, or revoke what the login may do there");
    }
}
