package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
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

/**
 * Who may do what with one object, whole and per column, at one moment.
 *
 * @param kind what it is
 * @param schema the schema it lies in, or is
 * @param name its name there, empty for the schema itself
 * @param quoted how statements write it
 * @param oid its identity: what was dropped and made again under the same name is another
 * @param owner the role that owns it
 * @param ownerOid that role's identity
 * @param grants every grant, in the order of {@link HeldPrivilege#line}
 */
record Grants(
        ObjectKind kind,
        String schema,
        String name,
        String quoted,
        long oid,
        String owner,
        long ownerOid,
        List<HeldPrivilege> grants)
        implements TargetState<Grants> {

    private static final String ENTRY =
            "%s || '/' || a.grantee || '/' || a.grantor || '/' || a.privilege_type || '/' || a.is_grantable::text";

    private static final String OF_WHOLE = """
        select null::name as attname, a.grantee, a.grantor, a.privilege_type, a.is_grantable, %s as line
        from %%s a\
        """.formatted(ENTRY.formatted("'0'"));

    private static final String OF_COLUMNS = """

        union all
        select t.attname, a.grantee, a.grantor, a.privilege_type, a.is_grantable, %s
        from pg_catalog.pg_attribute t, pg_catalog.aclexplode(t.attacl) a
        where t.attrelid = o.oid and not t.attisdropped\
        """.formatted(ENTRY.formatted("t.attnum"));

    /** The transactions that last wrote its columns' rows: what a grant on one of them rewrites. */
    private static final String VERSION_OF_COLUMNS = """
         || '/' || pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to((
          select coalesce(pg_catalog.string_agg(t.attnum::text || ':' || t.xmin::text, ' ' order by t.attnum), '')
          from pg_catalog.pg_attribute t where t.attrelid = o.oid), 'UTF8')), 'hex')\
        """;

    private static final String READ = """
        select o.oid, %1$s, pg_catalog.pg_get_userbyid(%1$s), g.attname,
               case when g.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(g.grantee) end,
               pg_catalog.pg_get_userbyid(g.grantor), g.privilege_type, g.is_grantable, g.line,
               %2$s, %3$s
        from %4$s
        left join lateral (%5$s) g on true
        where n.nspname = ? and %6$s = ?\
        """;

    Grants {
        grants = grants.stream()
                .sorted(Comparator.comparing(HeldPrivilege::line))
                .toList();
    }

    /** Reads the grants of {@code target}; empty when there is no such object of {@code kind}. */
    static Optional<Reading<Grants>> read(Connection connection, ObjectKind kind, PostgresTarget target)
            throws SQLException {
        String text = READ.formatted(
                kind.ownerOf(), version(kind), kind.quotedOf(), kind.catalogue(), entries(kind), kind.nameOf());
        try (PreparedStatement query = connection.prepareStatement(text)) {
            query.setString(1, target.schema());
            query.setString(2, target.name());
            try (ResultSet rows = query.executeQuery()) {
                return read(rows, kind, target);
            }
        }
    }

    /**
     * Reads the grants of {@code target}.
     *
     * @throws ProblemException {@code unknown-asset} when there is no such object of {@code kind}
     */
    static Reading<Grants> require(Connection connection, ObjectKind kind, PostgresTarget target) throws SQLException {
        return read(connection, kind, target)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_ASSET,
                        "the target system has no %s `%s`".formatted(kind.noun(), target.key())));
    }

    private static Optional<Reading<Grants>> read(ResultSet rows, ObjectKind kind, PostgresTarget target)
            throws SQLException {
        List<HeldPrivilege> grants = new ArrayList<>();
        if (!rows.next()) {
            return Optional.empty();
        }
        long oid = rows.getLong(1);
        long ownerOid = rows.getLong(2);
        String owner = rows.getString(3);
        String version = rows.getString(10);
        String quoted = rows.getString(11);
        do {
            if (rows.getString(9) != null) {
                grants.add(new HeldPrivilege(
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getBoolean(8),
                        rows.getString(9)));
            }
        } while (rows.next());
        return Optional.of(new Reading<>(
                new Grants(kind, target.schema(), target.name(), quoted, oid, owner, ownerOid, grants), version));
    }

    /** Returns the query of every entry, of the whole and of its columns, of the object {@code o} of {@code kind}. */
    static String entries(ObjectKind kind) {
        return OF_WHOLE.formatted(kind.entriesOf()) + (kind.hasColumns() ? OF_COLUMNS : "");
    }

    private static String version(ObjectKind kind) {
        return kind.versionOf() + (kind.hasColumns() ? VERSION_OF_COLUMNS : "");
    }

    @Override
    public String fingerprintQuery() {
        return "(select %s || coalesce((select ' ' || pg_catalog.string_agg(g.line, ' ' order by g.line"
                        .formatted(kind.ownerOf())
                + " collate pg_catalog.\"C\") from (" + entries(kind) + ") g), '')\nfrom " + kind.catalogue()
                + "\nwhere n.nspname = " + Sql.literal(schema) + " and " + kind.nameOf() + " = " + Sql.literal(name)
                + " and o.oid = " + oid + ")";
    }

    @Override
    public String versionQuery() {
        return "(select " + version(kind) + "\nfrom " + kind.catalogue() + "\nwhere o.oid = " + oid + ")";
    }

    @Override
    public String fingerprint() {
        return grants.isEmpty()
                ? String.valueOf(ownerOid)
                : ownerOid + " " + grants.stream().map(HeldPrivilege::line).collect(Collectors.joining(" "));
    }

    /** Returns the grants that {@code revocation} is about, whoever gave them. */
    List<HeldPrivilege> about(Revocation revocation) {
        return grants.stream().filter(revocation::isAbout).toList();
    }

    /** Returns those of them that the {@link #giver} gave. */
    List<HeldPrivilege> takenBy(Revocation revocation) {
        String giver = giver(revocation);
        return about(revocation).stream()
                .filter(grant -> grant.grantor().equals(giver))
                .toList();
    }

    /** Returns the role whose grants {@code revocation} takes away: the owner, where it names no other. */
    String giver(Revocation revocation) {
        return revocation.giver() == null ? owner : revocation.giver();
    }

    /** Returns the grants with {@code given} besides. */
    Grants with(List<HeldPrivilege> given) {
        return of(Stream.concat(grants.stream(), given.stream()).distinct().toList());
    }

    @Override
    public List<String> to(Grants after) {
        String owns = " owns the " + kind.noun();
        Stream<String> owners =
                owner.equals(after.owner) ? Stream.of() : Stream.of("-" + owner + owns, "+" + after.owner + owns);
        Stream<String> then = grants.stream().map(grant -> (after.grants.contains(grant) ? " " : "-") + grant.words());
        Stream<String> now =
                after.grants.stream().filter(grant -> !grants.contains(grant)).map(grant -> "+" + grant.words());
        return Stream.of(owners, then, now)
                .flatMap(line -> line)
                .map(Way::onOneLine)
                .toList();
    }

    /** Returns the grants without {@code taken}. */
    Grants without(List<HeldPrivilege> taken) {
        return of(grants.stream().filter(grant -> !taken.contains(grant)).toList());
    }

    private Grants of(List<HeldPrivilege> others) {
        return new Grants(kind, schema, name, quoted, oid, owner, ownerOid, others);
    }
}
