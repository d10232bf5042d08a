package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the tables that are yet to be made in a schema will grant to everybody by themselves. */
final class DefaultPrivileges {

    private static final String TO_EVERYBODY = """
        select distinct pg_catalog.format(
          'PUBLIC may %s on each table that %I makes %s from now on, by default privileges',
          a.privilege_type, pg_catalog.pg_get_userbyid(d.defaclrole),
          case d.defaclnamespace when 0 then 'in any schema' else pg_catalog.format('in schema %I', n.nspname) end)
        from pg_catalog.pg_default_acl d
        join pg_catalog.pg_namespace n on n.nspname = ? and d.defaclnamespace in (0, n.oid)
        cross join pg_catalog.aclexplode(d.defaclacl) a
        where d.defaclobjtype = 'r' and a.grantee = 0 and a.privilege_type = ?
        order by 1\
        """;

    private DefaultPrivileges() {}

    /** Returns each rule that will give PUBLIC {@code privilege} in the schema of {@code target}, in words. */
    static List<String> toEverybody(Connection connection, PostgresTarget target, String privilege)
            throws SQLException {
        return Sql.column(connection, TO_EVERYBODY, target.schema(), privilege).stream()
                .map(Way::onOneLine)
                .toList();
    }
}
