package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the policies of a table are applied, and what they are, at one moment.
 *
 * @param schema the schema it lies in
 * @param name its name there
 * @param oid its identity
 * @param owner the role that owns it
 * @param ownerOid that role's identity
 * @param enabled whether policies are applied
 * @param forced whether they are applied to the owner, too
 * @param policies its policies, by name
 * @param rules a digest of the policies as the server keeps them
 */
record RowSecurity(
        String schema,
        String name,
        long oid,
        String owner,
        long ownerOid,
        boolean enabled,
        boolean forced,
        List<RowPolicy> policies,
        String rules)
        implements TargetState<RowSecurity> {

    private static final String TABLE = "pg_catalog.pg_class o join pg_catalog.pg_namespace n on n.oid = o.relnamespace"
            + " and o.relkind in ('r', 'p')";

    private static final String HASH = "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to((select"
            + " coalesce(pg_catalog.string_agg(%s, ' ' order by p.oid), '') from pg_catalog.pg_policy p"
            + " where p.polrelid = o.oid), 'UTF8')), 'hex')";

    /** The policies as the server keeps them: an expression's text would depend on who reads it. */
    private static final String RULES = HASH.formatted("pg_catalog.concat_ws('/', p.oid, p.polname, p.polcmd,"
            + " p.polpermissive, p.polroles, coalesce(p.polqual::text, '-'), coalesce(p.polwithcheck::text, '-'))");

    private static final String FINGERPRINT =
            "pg_catalog.concat_ws(' ', o.relowner, o.relrowsecurity, o.relforcerowsecurity, " + RULES + ")";

    private static final String VERSION =
            "o.xmin::text || '/' || " + HASH.formatted("p.oid::text || ':' || p.xmin::text");

    private static final String POLICIES = """
        select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
          'name', p.polname,
          'command', case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'
            when 'd' then 'DELETE' else 'ALL' end,
          'permissive', p.polpermissive,
          'roles', (
            select pg_catalog.json_agg(case r when 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(r) end order by r)
            from pg_catalog.unnest(p.polroles) r),
          'using', pg_catalog.pg_get_expr(p.polqual, p.polrelid),
          'check', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)) order by p.polname), '[]')
        from pg_catalog.pg_policy p where p.polrelid = o.oid\
        """;

    private static final String READ = """
        select o.oid, pg_catalog.pg_get_userbyid(o.relowner), o.relowner, o.relrowsecurity, o.relforcerowsecurity,
               (%s), %s, %s
        from %s where n.nspname = ? and o.relname = ?\
        """.formatted(POLICIES, RULES, VERSION, TABLE);

    RowSecurity {
        policies = List.copyOf(policies);
    }

    /**
     * Reads that of {@code target}.
     *
     * @throws ProblemException {@code unknown-asset} when there is no such table
     */
    static Reading<RowSecurity> require(Connection connection, PostgresTarget target) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ)) {
            query.setString(1, target.schema());
            query.setString(2, target.name());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(
                            ProblemCode.UNKNOWN_ASSET, "the target system has no table `%s`".formatted(target.key()));
                }
                RowSecurity state = new RowSecurity(
                        target.schema(),
                        target.name(),
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        List.of(CanonicalJson.read(row.getString(6), RowPolicy[].class)),
                        row.getString(7));
                return new Reading<>(state, row.getString(8));
            }
        }
    }

    /** Returns the same with policies applied, or not. */
    RowSecurity with(boolean applied) {
        return new RowSecurity(schema, name, oid, owner, ownerOid, applied, forced, policies, rules);
    }

    /** Returns how statements write the table. */
    String quoted() {
        return Sql.identifier(schema) + "." + Sql.identifier(name);
    }

    /** Returns whether a policy lets anybody read a row. */
    boolean letsRead() {
        return policies.stream().anyMatch(RowPolicy::letsRead);
    }

    @Override
    public String fingerprint() {
        return "%d %s %s %s".formatted(ownerOid, enabled ? "t" : "f", forced ? "t" : "f", rules);
    }

    @Override
    public String fingerprintQuery() {
        return "(select %s\nfrom %s\nwhere n.nspname = %s and o.relname = %s and o.oid = %d)"
                .formatted(FINGERPRINT, TABLE, Sql.literal(schema), Sql.literal(name), oid);
    }

    @Override
    public String versionQuery() {
        return "(select %s\nfrom %s\nwhere o.oid = %d)".formatted(VERSION, TABLE, oid);
    }

    @Override
    public List<String> to(RowSecurity after) {
        List<String> lines = new ArrayList<>();
        difference(lines, owner + " owns the table", after.owner + " owns the table", false);
        difference(lines, applied(), after.applied(), true);
        difference(lines, exempt(), after.exempt(), true);
        policies.forEach(policy -> lines.add((after.policies.contains(policy) ? " " : "-") + policy.words()));
        after.policies.stream()
                .filter(policy -> !policies.contains(policy))
                .forEach(policy -> lines.add("+" + policy.words()));
        if (after.enabled && !after.letsRead()) {
            lines.add("+no policy lets a row through: nobody but these reads one");
        }
        return lines.stream().map(Way::onOneLine).toList();
    }

    private static void difference(List<String> lines, String then, String now, boolean same) {
        if (!then.equals(now)) {
            lines.add("-" + then);
            lines.add("+" + now);
        } else if (same) {
            lines.add(" " + now);
        }
    }

    private String applied() {
        return enabled
                ? "policies are applied: who has the grants reaches the rows they let through"
                : "policies are not" + " applied: who has the grants reaches every row";
    }

    private String exempt() {
        return forced
                ? "superusers and roles with BYPASSRLS reach every row"
                : owner + ", superusers and roles with BYPASSRLS reach every row";
    }
}
