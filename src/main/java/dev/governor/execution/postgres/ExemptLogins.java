package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter.Check;
import java.util.List;

/**
 * The ordinary logins to which no policy of a table applies: they are superusers, bypass row security, or have the
 * rights of an owner on whom it is not forced.
 *
 * @param names their names
 */
record ExemptLogins(List<String> names) implements Remainder {

    private static final String EXEMPT = """
        select r.rolname from pg_catalog.pg_roles r
        where r.rolname = session_user
          and (r.rolsuper or r.rolbypassrls or ?::boolean and pg_catalog.pg_has_role(?::pg_catalog.oid, 'USAGE'))\
        """;

    ExemptLogins {
        names = List.copyOf(names);
    }

    static ExemptLogins of(OrdinaryLogins logins, PostgresTarget table, RowSecurity after) {
        return new ExemptLogins(logins.each(
                table,
                session ->
                        Sql.column(session, EXEMPT, String.valueOf(!after.forced()), String.valueOf(after.ownerOid()))
                                .stream()
                                .map(Way::onOneLine)
                                .findFirst()));
    }

    @Override
    public List<String> lines() {
        return names.stream()
                .map(name -> "no policy applies to `%s`: it stays open to it".formatted(name))
                .toList();
    }

    @Override
    public Check check() {
        return Check.of(
                names.isEmpty(),
                "policies apply to every ordinary login",
                "row security would not close it to `%s`, nothing was changed: no policy applies to who bypasses row"
                                .formatted(String.join("`, `", names))
                        + " security or has the rights of an owner on whom it is not forced");
    }
}
