package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.execution.ActionAdapter.Drift;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What happened to the grants of a table since a plan left them, and who had the right to do it, by the catalogue. */
final class GrantDrift {

    /** How many roles are named; a role that everybody is a member of would fill a page. */
    private static final int MOST_SUSPECTS = 50;

    private static final String SUSPECTS = """
        select s.rolname, s.reason, pg_catalog.pg_get_userbyid(s.relowner)
        from (
          select r.rolname, c.relowner, case
            when r.oid = c.relowner then 1
            when r.rolsuper then 2
            when pg_catalog.pg_has_role(r.oid, c.relowner, 'MEMBER') then 3
            when exists (
              select from (
                select c.relacl as acl
                union all
                select t.attacl from pg_catalog.pg_attribute t where t.attrelid = c.oid and not t.attisdropped) g,
                pg_catalog.aclexplode(g.acl) a
              where a.is_grantable and a.privilege_type = ? and a.grantee <> 0
                and pg_catalog.pg_has_role(r.oid, a.grantee, 'MEMBER')) then 4
            when r.rolcreaterole and pg_catalog.current_setting('server_version_num')::int < 160000 then 5
            end as reason
          from pg_catalog.pg_roles r
          cross join pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          where n.nspname = ? and c.relname = ?) s
        where s.reason is not null
        order by s.reason, s.rolname
        limit ?\
        """;

    private GrantDrift() {}

    /** Reads what is different from {@code left}, and which roles may give {@code privilege} away. */
    static Drift read(Connection observer, PostgresTarget target, TableGrants left, String privilege)
            throws SQLException {
        TableGrants now = TableGrants.require(observer, target).grants();
        List<String> changes = new ArrayList<>(
                left.to(now).stream().filter(line -> !line.startsWith(" ")).toList());
        WaysToRows.read(observer, target, privilege).others().stream()
                .filter(Way::isPublic)
                .forEach(way -> changes.add(" PUBLIC may %s through %s".formatted(privilege, way.words())));
        return new Drift(changes, suspects(observer, target, privilege));
    }

    private static List<String> suspects(Connection observer, PostgresTarget target, String privilege)
            throws SQLException {
        try (PreparedStatement query = observer.prepareStatement(SUSPECTS)) {
            query.setString(1, privilege);
            query.setString(2, target.schema());
            query.setString(3, target.table());
            query.setInt(4, MOST_SUSPECTS + 1);
            List<String> suspects = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    suspects.add(
                            suspects.size() == MOST_SUSPECTS
                                    ? "more roles than these"
                                    : Way.onOneLine(
                                            suspect(rows.getString(1), rows.getInt(2), rows.getString(3), privilege)));
                }
            }
            return suspects;
        }
    }

    private static String suspect(String role, int reason, String owner, String privilege) {
        return switch (reason) {
            case 1 -> role + " owns the table";
            case 2 -> role + " is a superuser";
            case 3 -> role + " is a member of the owner " + owner;
            case 4 -> role + " may pass " + privilege + " on";
            case 5 -> role + " may create roles, and so make itself a member of " + owner;
            default -> throw new IllegalArgumentException("no reason " + reason);
        };
    }
}
