package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with one table, whole and per column, at one moment.
 *
 * @param schema the table's schema
 * @param table its name
 * @param oid its identity: a table dropped and made again under the same name is another table
 * @param owner the role that owns it
 * @param ownerOid that role's identity
 * @param grants every grant, in the order of {@link Grant#line}
 */
record TableGrants(String schema, String table, long oid, String owner, long ownerOid, List<Grant> grants) {

    /** What {@link Grant#line} gives as the grantee when everybody is meant. */
    private static final long EVERYBODY = 0;

    private static final String ENTRY =
            "%1$s || '/' || a.grantee || '/' || a.grantor || '/' || a.privilege_type || '/' || a.is_grantable::text";

    private static final String ENTRIES = """
        select 0 as attnum, null::name as attname, a.grantee, a.grantor, a.privilege_type, a.is_grantable, %s as line
        from pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) a
        union all
        select t.attnum, t.attname, a.grantee, a.grantor, a.privilege_type, a.is_grantable, %s
        from pg_catalog.pg_attribute t, pg_catalog.aclexplode(t.attacl) a
        where t.attrelid = c.oid and not t.attisdropped\
        """.formatted(ENTRY.formatted("0"), ENTRY.formatted("t.attnum"));

    private static final String TABLE = """
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = %s and c.relname = %s\
        """;

    /** The transactions that last wrote the table's row and its columns' rows: what a grant on either rewrites. */
    private static final String VERSION = """
        c.xmin::text || '/' || pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to((
          select coalesce(pg_catalog.string_agg(t.attnum::text || ':' || t.xmin::text, ' ' order by t.attnum), '')
          from pg_catalog.pg_attribute t where t.attrelid = c.oid), 'UTF8')), 'hex')\
        """;

    private static final String READ = """
        select c.oid, c.relowner, pg_catalog.pg_get_userbyid(c.relowner), g.attname,
               case when g.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(g.grantee) end,
               pg_catalog.pg_get_userbyid(g.grantor), g.privilege_type, g.is_grantable, g.line,
               %s
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        left join lateral (%s) g on true
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = ? and c.relname = ?\
        """.formatted(VERSION, ENTRIES);

    /**
     * One privilege that one role, or everybody, holds.
     *
     * @param column the column it is limited to, null for the whole table
     * @param grantee the role that holds it, or {@code PUBLIC}
     * @param grantor the role that gave it
     * @param privilege the privilege's name, for example {@code SELECT}
     * @param grantable whether the holder may pass it on
     * @param line column number, identity of grantee and grantor, privilege and grantability, for equality
     */
    record Grant(
            @Nullable String column, String grantee, String grantor, String privilege, boolean grantable, String line) {

        private boolean isToEverybody() {
            return Long.parseLong(line.split("/", -1)[1]) == EVERYBODY;
        }

        private boolean isGivenBy(long role) {
            return Long.parseLong(line.split("/", -1)[2]) == role;
        }

        /** Returns the grant as a person reads it. */
        String words() {
            return "%s may %s%s, granted by %s%s"
                    .formatted(
                            grantee,
                            privilege,
                            column == null ? "" : " column " + column,
                            grantor,
                            grantable ? ", and pass it on" : "");
        }
    }

    /**
     * Grants as they were read at one moment.
     *
     * @param grants who might do what
     * @param version the server's own version of that
     */
    record Reading(TableGrants grants, String version) {}

    TableGrants {
        grants = grants.stream().sorted(Comparator.comparing(Grant::line)).toList();
    }

    /** Reads the grants of {@code target}; empty when there is no such table. */
    static Optional<Reading> read(Connection connection, PostgresTarget target) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ)) {
            query.setString(1, target.schema());
            query.setString(2, target.table());
            try (ResultSet rows = query.executeQuery()) {
                return read(rows, target);
            }
        }
    }

    /**
     * Reads the grants of {@code target}.
     *
     * @throws ProblemException {@code unknown-asset} when there is no such table
     */
    static Reading require(Connection connection, PostgresTarget target) throws SQLException {
        return read(connection, target)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_ASSET, "the target system has no table `%s`".formatted(target.key())));
    }

    private static Optional<Reading> read(ResultSet rows, PostgresTarget target) throws SQLException {
        List<Grant> grants = new ArrayList<>();
        if (!rows.next()) {
            return Optional.empty();
        }
        long oid = rows.getLong(1);
        long ownerOid = rows.getLong(2);
        String owner = rows.getString(3);
        String version = rows.getString(10);
        do {
            if (rows.getString(9) != null) {
                grants.add(new Grant(
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getBoolean(8),
                        rows.getString(9)));
            }
        } while (rows.next());
        return Optional.of(
                new Reading(new TableGrants(target.schema(), target.table(), oid, owner, ownerOid, grants), version));
    }

    /** Returns the expression that computes {@link #fingerprint} inside the server; null when the table is gone. */
    String fingerprintQuery() {
        return "(select c.relowner || coalesce((select ' ' || pg_catalog.string_agg(g.line, ' ' order by g.line"
                + " collate pg_catalog.\"C\") from (" + ENTRIES + ") g), '')\n"
                + TABLE.formatted(Sql.literal(schema), Sql.literal(table)) + " and c.oid = " + oid + ")";
    }

    /** Returns the expression that computes the version inside the server; null when the table is gone. */
    String versionQuery() {
        return "(select " + VERSION + "\nfrom pg_catalog.pg_class c where c.oid = " + oid + ")";
    }

    /** Returns the digest of a snapshot with these grants. */
    Digest digest() {
        return Digest.ofCanonical(CanonicalJson.tree(this));
    }

    /** Returns one line of text that is equal exactly when owner and grants are equal. */
    String fingerprint() {
        return grants.isEmpty()
                ? String.valueOf(ownerOid)
                : ownerOid + " " + grants.stream().map(Grant::line).collect(Collectors.joining(" "));
    }

    /** Returns what the owner gave to everybody of {@code privilege}: what a revocation by the owner takes away. */
    List<Grant> publicGrants(String privilege) {
        return grants.stream()
                .filter(grant -> grant.isToEverybody() && grant.privilege().equals(privilege))
                .filter(grant -> grant.isGivenBy(ownerOid))
                .toList();
    }

    /** Returns every grant of {@code privilege} to everybody, whoever gave it. */
    List<Grant> everybodyMay(String privilege) {
        return grants.stream()
                .filter(grant -> grant.isToEverybody() && grant.privilege().equals(privilege))
                .toList();
    }

    /** Returns the grants with {@code given} besides. */
    TableGrants with(List<Grant> given) {
        return new TableGrants(
                schema,
                table,
                oid,
                owner,
                ownerOid,
                Stream.concat(grants.stream(), given.stream()).distinct().toList());
    }

    /** Returns the difference between these grants and {@code after}, as lines of a diff. */
    List<String> to(TableGrants after) {
        Stream<String> owners = owner.equals(after.owner)
                ? Stream.of()
                : Stream.of("-" + owner + " owns the table", "+" + after.owner + " owns the table");
        Stream<String> then = grants.stream().map(grant -> (after.grants.contains(grant) ? " " : "-") + grant.words());
        Stream<String> now =
                after.grants.stream().filter(grant -> !grants.contains(grant)).map(grant -> "+" + grant.words());
        return Stream.of(owners, then, now)
                .flatMap(line -> line)
                .map(Way::onOneLine)
                .toList();
    }

    /** Returns the grants without {@code taken}. */
    TableGrants without(List<Grant> taken) {
        return new TableGrants(
                schema,
                table,
                oid,
                owner,
                ownerOid,
                grants.stream().filter(grant -> !taken.contains(grant)).toList());
    }
}
