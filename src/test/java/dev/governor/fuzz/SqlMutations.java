package dev.governor.fuzz;

import java.util.List;

/** What is done to SQL beside what is done to any text, and statements that are long or deep. */
final class SqlMutations {

    private static final int LONG = 20_000;
    private static final List<String> PARTS = List.of(
            " UNION ALL SELECT 1 ",
            "; DROP TABLE t; ",
            " -- ",
            " # ",
            " /* ",
            " */ ",
            "/*! DROP */",
            "/*+ x */",
            "'",
            "''",
            "\"",
            "`",
            "$$",
            "$a$",
            "E'\\''",
            "N'x'",
            "U&'\\0041'",
            "[",
            "]",
            "(",
            ")",
            "(SELECT 1)",
            " OR 1=1 ",
            " WHERE ",
            " AND ",
            " NOT ",
            ";",
            "\\",
            "\\! ls ",
            "\\g ",
            "::text",
            " AS x ",
            " INTO OUTFILE 'f' ",
            " RETURNING * ",
            " LIMIT 1 ",
            " JOIN t ON 1=1 ",
            "WITH x AS (DELETE FROM t RETURNING 1) ",
            "EXPLAIN ANALYZE ",
            "DO $$ BEGIN END $$; ",
            "EXECUTE 'x'",
            "COPY t TO PROGRAM 'x' ",
            "SET x = 1; ",
            "BEGIN; ",
            "GO\n",
            "DELIMITER //\n",
            "@x",
            ":x",
            "?",
            "%s",
            "pg_sleep(9)",
            ".",
            "..",
            "*",
            "0x41",
            "1e9",
            "CASE WHEN 1 THEN ",
            " END ",
            "ROW(",
            "ARRAY[",
            "{fn ",
            "CALL f(",
            "\0");
    private static final List<List<String>> PAIRS = List.of(
            List.of("(", ")"),
            List.of("SELECT (", ")"),
            List.of("(SELECT * FROM ", ") x"),
            List.of("/*", "*/"),
            List.of("CASE WHEN 1 THEN ", " END"),
            List.of("f(", ")"),
            List.of("NOT (", ")"),
            List.of("ARRAY[", "]"),
            List.of("WITH a AS (", ") SELECT 1"),
            List.of("EXISTS (SELECT ", ")"),
            List.of("BEGIN ", " END;"),
            List.of("EXPLAIN (", ")"),
            List.of("$a$", "$a$"),
            List.of("CAST(", " AS int)"),
            List.of("[", "]"));
    private static final List<String> UNITS = List.of(
            "(",
            ")",
            "SELECT 1;",
            ";",
            ",",
            "1,",
            "a.",
            "a,",
            "'a'",
            "''",
            "\"a\"",
            "`a`",
            "/*",
            "/**/",
            "--\n",
            "--",
            "- ",
            "+",
            "NOT ",
            "a AND ",
            "a OR ",
            "1=1 OR ",
            "UNION SELECT 1 ",
            "JOIN t ON 1=1 ",
            "x::int",
            "::int",
            "$$",
            "$a$",
            "[",
            "]",
            "DELETE FROM t;",
            "DROP TABLE t;",
            "WITH a AS (SELECT 1), ",
            "a AS b, ",
            "CASE ",
            "WHEN 1 THEN ",
            "INSERT INTO t VALUES (1);",
            "(1),",
            "SELECT ",
            "FROM ",
            "EXPLAIN ",
            "BEGIN;",
            "\\",
            "\\!",
            "\n",
            " ",
            "*",
            "@",
            "EXISTS (",
            "f(");
    private static final List<String> HOLDERS = List.of(
            "%s",
            "SELECT %s",
            "SELECT * FROM t WHERE %s",
            "DELETE FROM t WHERE %s",
            "INSERT INTO t VALUES (%s)",
            "WITH x AS (%s) SELECT 1",
            "UPDATE t SET a = %s",
            "SELECT '%s'",
            "/* %s */ SELECT 1",
            "EXPLAIN %s",
            "CREATE TABLE t (%s)",
            "SELECT * FROM t WHERE a IN (%s)",
            "CALL f(%s)",
            "DO $$ %s $$");

    static final List<Mutation> ALL = List.of(
            (text, draw) -> draw.inserted(text, draw.of(PARTS)),
            (text, draw) -> draw.inserted(text, draw.of(PARTS)),
            (text, draw) -> text.replace(" ", draw.of(List.of("/**/", "\n", "\t", " -- x\n", "+", "  "))),
            (text, draw) -> draw.of(PARTS) + text,
            (text, draw) -> nested(draw.of(PAIRS), text, 1 + draw.below(4)),
            (text, draw) -> draw.of(HOLDERS).replace("%s", text));

    private SqlMutations() {}

    static String grown(String corpusLine, Draw draw) {
        String text = switch (draw.below(4)) {
            case 0 -> {
                List<String> pair = draw.of(PAIRS);
                yield nested(
                        pair,
                        "SELECT 1",
                        draw.length(LONG) / (pair.get(0).length() + pair.get(1).length()));
            }
            case 1 -> WordMutations.repeated(draw.of(UNITS) + draw.of(UNITS), draw);
            case 2 -> WordMutations.repeated(corpusLine + draw.of(List.of(";", "\n", " UNION ", " ")), draw);
            default -> WordMutations.repeated(draw.of(UNITS), draw);
        };
        return draw.of(HOLDERS).replace("%s", text);
    }

    private static String nested(List<String> pair, String core, int deep) {
        return pair.get(0).repeat(deep) + core + pair.get(1).repeat(deep);
    }
}
