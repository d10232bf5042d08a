package dev.governor.cli.demo;

import dev.governor.finding.AssetKey;
import java.util.List;

/**
 * A table of the estate, all in schema {@code public}.
 *
 * <p>Rows look like card data; every number is a published test number.
 */
public enum EstateTable {
    CARDS(
            EstateDatabase.PAYMENTS_PROD,
            "cards",
            true,
            "(pan text, holder text, expires text)",
            "('4111 1111 1111 1111', 'A. Example', '12/29'), ('5555 5555 5555 4444', 'B. Example', '03/28')"),
    ARCHIVE_2019(
            EstateDatabase.PAYMENTS_PROD,
            "archive_2019",
            false,
            "(pan text, settled date)",
            "('4012 8888 8888 1881', '2019-06-01')"),
    MERCHANTS(EstateDatabase.PAYMENTS_PROD, "merchants", false, "(id integer, name text)", "(1, 'Corner Shop')"),
    FEEDBACK(EstateDatabase.SANDBOX, "feedback", true, "(id integer, said text)", "(1, 'paying was quick')"),
    PARTNER_RATES(EstateDatabase.SANDBOX, "partner_rates", true, "(partner text, rate numeric)", "('acme', 0.0125)"),
    SURVEY(EstateDatabase.SANDBOX, "survey", true, "(id integer, answer text)", "(1, 'yes')"),
    NEIGHBOUR(EstateDatabase.SANDBOX, "neighbour", false, "(id integer)", "(1)"),
    /** A legal name that is an attack on every program that joins strings. */
    QUOTED(EstateDatabase.SANDBOX, "quo\"ted\"; drop table feedback; --", true, "(id integer)", "(1)");

    private final EstateDatabase database;
    private final String table;
    private final boolean readableByEverybody;
    private final String columns;
    private final String rows;

    EstateTable(EstateDatabase database, String table, boolean readableByEverybody, String columns, String rows) {
        this.database = database;
        this.table = table;
        this.readableByEverybody = readableByEverybody;
        this.columns = columns;
        this.rows = rows;
    }

    /** Returns the database it lies in. */
    public EstateDatabase database() {
        return database;
    }

    /** Returns its name, unquoted. */
    public String table() {
        return table;
    }

    /** Tells whether the estate starts with {@code PUBLIC} holding SELECT on it. */
    public boolean isReadableByEverybody() {
        return readableByEverybody;
    }

    /** Returns the name the governor knows it by. */
    public AssetKey key() {
        return AssetKey.of("postgresql", List.of(Estate.CLUSTER, database.database(), "public", table));
    }

    String columns() {
        return columns;
    }

    String rows() {
        return rows;
    }
}
