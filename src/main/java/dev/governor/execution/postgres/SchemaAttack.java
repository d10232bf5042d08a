package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes a table in a schema, in a transaction that is thrown away; or looks for one there, for the other privilege. */
final class SchemaAttack implements Attack {

    static final String CREATE = "CREATE";
    static final String USAGE = "USAGE";

    @Override
    public void on(Connection session, Grants schema, String privilege) throws SQLException {
        String table = schema.quoted() + ".governor_probe";
        switch (privilege) {
            case CREATE -> make(session, table);
            case USAGE -> Sql.column(session, "select pg_catalog.to_regclass(?)", table);
            default -> throw new IllegalArgumentException("no probe for " + privilege);
        }
    }

    private static void make(Connection session, String table) throws SQLException {
        session.setAutoCommit(false);
        try {
            Sql.run(session, "set transaction read write");
            Sql.run(session, "create table if not exists " + table + " ()");
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }
}
