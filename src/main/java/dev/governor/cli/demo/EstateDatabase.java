package dev.governor.cli.demo;

/** A database of the estate. */
public enum EstateDatabase {
    PAYMENTS_PROD("payments_prod"),
    SANDBOX("sandbox");

    private final String database;

    EstateDatabase(String database) {
        this.database = database;
    }

    /** Returns its name. */
    public String database() {
        return database;
    }
}
