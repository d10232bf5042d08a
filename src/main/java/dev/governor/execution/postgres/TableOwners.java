package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Who may change a table's definition, by the catalogue. */
final class TableOwners {

    private static final String MAY = """
        select pg_catalog.format(case
            when r.oid = o.oid then '%I owns the table'
            when r.rolsuper then '%I is a superuser'
            else '%I is a member of the owner %I' end, r.rolname, o.rolname)
        from pg_catalog.pg_roles r, pg_catalog.pg_roles o
        where o.oid = ?::pg_catalog.oid and (r.rolsuper or pg_catalog.pg_has_role(r.oid, o.oid, 'MEMBER'))
        order by r.oid <> o.oid, not r.rolsuper, r.rolname
        limit 50\
        """;

    private TableOwners() {}

    /** Returns the first of them, a sentence for each. */
    static List<String> suspects(Connection observer, long owner) throws SQLException {
        return Sql.column(observer, MAY, String.valueOf(owner)).stream()
                .map(Way::onOneLine)
                .toList();
    }
}
