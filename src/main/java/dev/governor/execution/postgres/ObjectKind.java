package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.kernel.Level;

/**
 * A kind of object that privileges are granted on, and where the catalogue keeps it and who may do what with it.
 *
 * <p>The expressions are about one row {@code o} of the kind's catalogue, in the schema {@code n}.
 */
enum ObjectKind implements Level {
    /** A table or what is read like one: views, materialized views, foreign tables. */
    TABLE(
            "table",
            "pg_catalog.pg_class o join pg_catalog.pg_namespace n on n.oid = o.relnamespace"
                    + " and o.relkind in ('r', 'p', 'v', 'm', 'f')",
            "o.relname::text",
            "pg_catalog.format('%I.%I', n.nspname, o.relname)",
            "o.relowner",
            listed("o.relacl", 'r', "o.relowner"),
            'r'),
    /** A sequence; it shares the names of its schema with tables. */
    SEQUENCE(
            "sequence",
            "pg_catalog.pg_class o join pg_catalog.pg_namespace n on n.oid = o.relnamespace and o.relkind = 'S'",
            "o.relname::text",
            "pg_catalog.format('%I.%I', n.nspname, o.relname)",
            "o.relowner",
            listed("o.relacl", 's', "o.relowner"),
            'S'),
    /** A schema; as a target it has no name besides its own. */
    SCHEMA(
            "schema",
            "pg_catalog.pg_namespace o join pg_catalog.pg_namespace n on n.oid = o.oid",
            "''",
            "pg_catalog.format('%I', n.nspname)",
            "o.nspowner",
            listed("o.nspacl", 'n', "o.nspowner"),
            'n'),
    /** A function that returns one value; its name holds the types of its arguments, as the server writes them. */
    FUNCTION(
            "function",
            "pg_catalog.pg_proc o join pg_catalog.pg_namespace n on n.oid = o.pronamespace"
                    + " and o.prokind = 'f' and not o.proretset",
            "o.proname || '(' || pg_catalog.oidvectortypes(o.proargtypes) || ')'",
            "pg_catalog.format('%I.%I(%s)', n.nspname, o.proname, pg_catalog.oidvectortypes(o.proargtypes))",
            "o.proowner",
            listed("o.proacl", 'f', "o.proowner"),
            'f'),
    /**
     * A role, and what memberships in it give. One that gives nothing is not told from none; who owns a role is the
     * server's first superuser.
     */
    ROLE(
            "role",
            "pg_catalog.pg_roles o cross join (select '" + PostgresTarget.ROLES + "'::text as nspname) n",
            "o.rolname::text",
            "pg_catalog.format('%I', o.rolname)",
            "10::pg_catalog.oid",
            "(select m.member as grantee, m.grantor, g.privilege_type, g.privilege_type = 'ADMIN' as is_grantable"
                    + " from pg_catalog.pg_auth_members m cross join lateral (values ('ADMIN', m.admin_option),"
                    + " ('INHERIT', m.inherit_option), ('SET', m.set_option)) g(privilege_type, is_given)"
                    + " where m.roleid = o.oid and g.is_given)",
            '-');

    private static final String ROW = "o.xmin::text";

    private static final String MEMBERSHIPS = """
        pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to((
          select coalesce(pg_catalog.string_agg(m.oid::text || ':' || m.xmin::text, ' ' order by m.oid), '')
          from pg_catalog.pg_auth_members m where m.roleid = o.oid), 'UTF8')), 'hex')\
        """;

    private final String noun;
    private final String catalogue;
    private final String name;
    private final String quoted;
    private final String owner;
    private final String entries;
    private final char defaults;

    ObjectKind(String noun, String catalogue, String name, String quoted, String owner, String entries, char defaults) {
        this.noun = noun;
        this.catalogue = catalogue;
        this.name = name;
        this.quoted = quoted;
        this.owner = owner;
        this.entries = entries;
        this.defaults = defaults;
    }

    /** Returns the rows of an access control list, the built-in one where nothing was ever granted. */
    private static String listed(String list, char builtIn, String owner) {
        return "pg_catalog.aclexplode(coalesce(%s, pg_catalog.acldefault('%s', %s)))".formatted(list, builtIn, owner);
    }

    /** Returns what people call it. */
    String noun() {
        return noun;
    }

    /** Returns what {@code GRANT} and {@code REVOKE} call it. */
    String keyword() {
        return name();
    }

    /** Returns the rows of the kind, to stand after {@code from}. */
    String catalogue() {
        return catalogue;
    }

    /** Returns the expression of an object's name in its schema, unquoted. */
    String nameOf() {
        return name;
    }

    /** Returns the expression of an object as statements write it, quoted by the server itself. */
    String quotedOf() {
        return quoted;
    }

    /** Returns the expression of the owner's identity. */
    String ownerOf() {
        return owner;
    }

    /**
     * Returns who holds what, to stand after {@code from}: rows of {@code grantee}, {@code grantor}, {@code
     * privilege_type} and {@code is_grantable}.
     */
    String entriesOf() {
        return entries;
    }

    /**
     * Returns the expression of the server's own version of that: the transaction that last wrote the object's row,
     * which a grant rewrites; for a role the memberships in it, since its own row is not ours to read.
     */
    String versionOf() {
        return this == ROLE ? MEMBERSHIPS : ROW;
    }

    /** Tells whether privileges may be granted on its columns, too. */
    boolean hasColumns() {
        return this == TABLE;
    }

    /** Returns by what default privileges know the kind. */
    String defaults() {
        return String.valueOf(defaults);
    }
}
