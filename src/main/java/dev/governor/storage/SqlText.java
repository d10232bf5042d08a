package dev.governor.storage;

/** Quotes names and values for the statements that take no parameters. */
final class SqlText {

    private SqlText() {}

    /** Quotes a name, whatever is in it. */
    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Quotes a value; needs {@code standard_conforming_strings}, which is PostgreSQL's default. */
    static String literal(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
