package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the objects that are yet to be made in a schema will grant by themselves. */
final class DefaultPrivileges {

    private static final String TO_HOLDER = """
        select distinct pg_catalog.format(
          '%s may %s on each %s that %I makes %s from now on, by default privileges',
          ?, a.privilege_type, ?, pg_catalog.pg_get_userbyid(d.defaclrole),
          case d.defaclnamespace when 0 then 'in any schema' else pg_catalog.format('in schema %I', n.nspname) end)
        from pg_catalog.pg_default_acl d
        join pg_catalog.pg_namespace n on n.nspname = ? and d.defaclnamespace in (0, n.oid)
        cross join pg_catalog.aclexplode(d.defaclacl) a
        where d.defaclobjtype::text = ? and a.privilege_type = ?
          and case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee) end = ?
        order by 1\
        """;

    private DefaultPrivileges() {}

    /** Returns each rule that will give again what {@code revocation} takes, to things of the same kind, in words. */
    static List<String> againstIt(Connection connection, Revocation revocation) throws SQLException {
        List<String> rules = new ArrayList<>();
        for (String rule : Sql.column(
                connection,
                TO_HOLDER,
                revocation.grantee(),
                revocation.kind().noun(),
                revocation.target().schema(),
                revocation.kind().defaults(),
                revocation.privilege(),
                revocation.grantee())) {
            rules.add(Way.onOneLine(rule));
        }
        if (revocation.kind() == ObjectKind.FUNCTION && revocation.isFromEverybody()) {
            rules.add("PUBLIC may EXECUTE each function from its making on, where default privileges do not say"
                    + " otherwise");
        }
        return rules;
    }
}
