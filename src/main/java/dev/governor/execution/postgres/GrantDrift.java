package dev.governor.execution.postgres;

import dev.governor.execution.ActionAdapter.Drift;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to the grants of an object since a plan left them, and who had the right to do it, by the catalogue.
 */
final class GrantDrift {

    /** How many roles are named; a role that everybody is a member of would fill a page. */
    private static final int MOST_SUSPECTS = 50;

    private static final String SUSPECTS = """
        select s.rolname, s.reason, pg_catalog.pg_get_userbyid(s.owner)
        from (
          select r.rolname, %1$s as owner, case
            when r.oid = %1$s then 1
            when r.rolsuper then 2
            when pg_catalog.pg_has_role(r.oid, %1$s, 'MEMBER') then 3
            when exists (
              select from (%2$s) g
              where g.is_grantable and g.privilege_type = ? and g.grantee <> 0
                and pg_catalog.pg_has_role(r.oid, g.grantee, 'MEMBER')) then 4
            when r.rolcreaterole and pg_catalog.current_setting('server_version_num')::int < 160000 then 5
            end as reason
          from pg_catalog.pg_roles r
          cross join (%3$s)
          where n.nspname = ? and %4$s = ?) s
        where s.reason is not null
        order by s.reason, s.rolname
        limit ?\
        """;

    private GrantDrift() {}

    /** Reads what is different from {@code left}, and which roles may give again what {@code revocation} took. */
    static Drift read(Connection observer, Revocation revocation, Grants left, List<String> elsewhere)
            throws SQLException {
        Grants now =
                Grants.require(observer, revocation.kind(), revocation.target()).state();
        List<String> changes = new ArrayList<>(
                left.to(now).stream().filter(line -> !line.startsWith(" ")).toList());
        changes.addAll(elsewhere);
        return new Drift(changes, suspects(observer, revocation));
    }

    private static List<String> suspects(Connection observer, Revocation revocation) throws SQLException {
        ObjectKind kind = revocation.kind();
        String text = SUSPECTS.formatted(kind.ownerOf(), Grants.entries(kind), kind.catalogue(), kind.nameOf());
        try (PreparedStatement query = observer.prepareStatement(text)) {
            query.setString(1, revocation.kind() == ObjectKind.ROLE ? Membership.ADMIN : revocation.privilege());
            query.setString(2, revocation.target().schema());
            query.setString(3, revocation.target().name());
            query.setInt(4, MOST_SUSPECTS + 1);
            List<String> suspects = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    suspects.add(
                            suspects.size() == MOST_SUSPECTS
                                    ? "more roles than these"
                                    : Way.onOneLine(
                                            suspect(rows.getString(1), rows.getInt(2), rows.getString(3), revocation)));
                }
            }
            return suspects;
        }
    }

    private static String suspect(String role, int reason, String owner, Revocation revocation) {
        return switch (reason) {
            case 1 -> role + " owns the " + revocation.kind().noun();
            case 2 -> role + " is a superuser";
            case 3 -> role + " is a member of the owner " + owner;
            case 4 -> role + " may pass " + revocation.privilege() + " on";
            case 5 -> role + " may create roles, and so make itself a member of " + owner;
            default -> throw new IllegalArgumentException("no reason " + reason);
        };
    }
}
