package dev.governor.cli.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The SQL that puts the estate in its first state, whatever state it is in. */
final class EstateScript {

    private EstateScript() {}

    /** Makes the roles that cannot log in, and gives the governor's logins what they need and no more. */
    static void roles(Connection admin) throws SQLException {
        for (String role : new String[] {Estate.DATA_OWNER, Estate.ANALYSTS}) {
            if (!exists(admin, "select 1 from pg_roles where rolname = ?", role)) {
                run(admin, "create role " + role + " nologin");
            }
        }
        run(admin, "grant " + Estate.ANALYSTS + " to " + Estate.READER);
        run(admin, "alter role " + Estate.BROKER + " with createrole");
        run(admin, "grant " + Estate.DATA_OWNER + " to " + Estate.BROKER + " with inherit false, set true");
        run(admin, "grant pg_signal_backend to " + Estate.BROKER);
        // where leased roles that change memberships work
        run(admin, "grant connect, create on database postgres to " + Estate.BROKER + " with grant option");
    }

    /** Makes one database's tables and sets every grant on them. */
    static void database(Connection admin, EstateDatabase database) throws SQLException {
        String name = database.database();
        run(admin, "revoke all on database " + name + " from public");
        run(admin, "grant connect on database " + name + " to " + Estate.READER + ", " + Estate.OBSERVER);
        run(admin, "grant connect, create on database " + name + " to " + Estate.BROKER + " with grant option");
        if (database == EstateDatabase.PAYMENTS_PROD) {
            run(admin, "grant connect on database " + name + " to " + Estate.APPLICATION);
        }
        for (EstateTable table : EstateTable.values()) {
            if (table.database() == database) {
                table(admin, table);
            }
        }
        if (database == EstateDatabase.SANDBOX) {
            // the way round: a membership that reads on when everybody's right is gone
            run(admin, "grant select on " + quoted(EstateTable.PARTNER_RATES) + " to " + Estate.ANALYSTS);
        }
    }

    private static void table(Connection admin, EstateTable table) throws SQLException {
        String quoted = quoted(table);
        if (!exists(admin, "select 1 from pg_class where relkind = 'r' and relname = ?", table.table())) {
            run(admin, "create table " + quoted + " " + table.columns());
            run(admin, "insert into " + quoted + " values " + table.rows());
        }
        run(admin, "alter table " + quoted + " owner to " + Estate.DATA_OWNER);
        run(admin, "revoke all on table " + quoted + " from public");
        if (table.isReadableByEverybody()) {
            run(admin, "grant select on table " + quoted + " to public");
        }
        if (table.database() == EstateDatabase.PAYMENTS_PROD) {
            run(admin, "grant select, insert, update on table " + quoted + " to " + Estate.APPLICATION);
        }
    }

    private static String quoted(EstateTable table) {
        return "public.\"" + table.table().replace("\"", "\"\"") + "\"";
    }

    private static boolean exists(Connection admin, String query, String parameter) throws SQLException {
        try (PreparedStatement prepared = admin.prepareStatement(query)) {
            prepared.setString(1, parameter);
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection admin, String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
