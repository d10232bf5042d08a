package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;
import java.util.regex.Pattern;

/**
 * A relation through which rows of a table can be reached: the table itself, a relative, or a view.
 *
 * @param oid its identity
 * @param schema its schema, as it is, unquoted
 * @param name its name, as it is, unquoted
 * @param kind what it is
 * @param lasting whether it leads to the rows whatever PUBLIC may do with the table: it holds them, or its owner may
 * @param isPublic whether PUBLIC holds the privilege on it, as a whole or on a column
 */
record Way(long oid, String schema, String name, Kind kind, boolean lasting, boolean isPublic) {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** What a way is to the table. */
    enum Kind {
        ITSELF("table"),
        PARTITION("partition"),
        CHILD("child"),
        PARTITIONED("partitioned table"),
        PARENT("parent"),
        VIEW("view"),
        MATERIALIZED_VIEW("materialized view");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Tells whether it is made of the table's rows, and the table not of its. */
        boolean isDerived() {
            return this == VIEW || this == MATERIALIZED_VIEW;
        }
    }

    /** Returns the schema-qualified, quoted name. */
    String quoted() {
        return Sql.identifier(schema) + "." + Sql.identifier(name);
    }

    /** Returns it for people, on one line. */
    String words() {
        return kind.word + " `" + onOneLine(quoted()) + "`";
    }

    /** Returns {@code text} without characters that are not seen, or begin a line. */
    static String onOneLine(String text) {
        return UNSEEN.matcher(text).replaceAll(" ");
    }
}
