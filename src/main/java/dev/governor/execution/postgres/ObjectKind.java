package dev.governor.execution.postgres;

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
            "coalesce(o.relacl, pg_catalog.acldefault('r', o.relowner))",
            'r'),
    /** A sequence; it shares the names of its schema with tables. */
    SEQUENCE(
            "sequence",
            "pg_catalog.pg_class o join pg_catalog.pg_namespace n on n.oid = o.relnamespace and o.relkind = 'S'",
            "o.relname::text",
            "pg_catalog.format('%I.%I', n.nspname, o.relname)",
            "o.relowner",
            "coalesce(o.relacl, pg_catalog.acldefault('s', o.relowner))",
            'S'),
    /** A schema; as a target it has no name besides its own. */
    SCHEMA(
            "schema",
            "pg_catalog.pg_namespace o join pg_catalog.pg_namespace n on n.oid = o.oid",
            "''",
            "pg_catalog.format('%I', n.nspname)",
            "o.nspowner",
            "coalesce(o.nspacl, pg_catalog.acldefault('n', o.nspowner))",
            'n'),
    /** A function that returns one value; its name holds the types of its arguments, as the server writes them. */
    FUNCTION(
            "function",
            "pg_catalog.pg_proc o join pg_catalog.pg_namespace n on n.oid = o.pronamespace"
                    + " and o.prokind = 'f' and not o.proretset",
            "o.proname || '(' || pg_catalog.oidvectortypes(o.proargtypes) || ')'",
            "pg_catalog.format('%I.%I(%s)', n.nspname, o.proname, pg_catalog.oidvectortypes(o.proargtypes))",
            "o.proowner",
            "coalesce(o.proacl, pg_catalog.acldefault('f', o.proowner))",
            'f');

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

    /** Returns the expression of the access control list, the built-in one where nothing was ever granted. */
    String entriesOf() {
        return entries;
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
