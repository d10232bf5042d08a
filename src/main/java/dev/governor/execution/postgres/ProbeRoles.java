package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;
import dev.governor.execution.ActionAdapter.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The roles whose rights the ordinary login has, itself included.
 *
 * @param oids the identities of those that it could use
 * @param names the names of those whose rights it has without doing anything
 */
record ProbeRoles(Set<Long> oids, Set<String> names) {

    private static final String READ = "select %s from pg_catalog.pg_roles r where pg_catalog.pg_has_role(r.oid, '%s')";

    private static final String HAS_ITS_RIGHTS = "USAGE";

    /** By one of the three, which may be all that a membership gives. */
    private static final String GETS_TO_IT = "USAGE, SET, USAGE WITH ADMIN OPTION";

    ProbeRoles {
        oids = Set.copyOf(oids);
        names = Set.copyOf(names);
    }

    /** Reads those of {@code session}; towards a role, also those it may make itself. */
    static ProbeRoles of(Connection session, ObjectKind kind) throws SQLException {
        String reach = kind == ObjectKind.ROLE ? GETS_TO_IT : HAS_ITS_RIGHTS;
        return new ProbeRoles(
                Sql.column(session, READ.formatted("r.oid", reach)).stream()
                        .map(Long::valueOf)
                        .collect(Collectors.toSet()),
                Set.copyOf(Sql.column(session, READ.formatted("r.rolname", HAS_ITS_RIGHTS))));
    }

    /** Returns the identities of all that one of several logins could use. */
    static Set<Long> oids(List<ProbeRoles> logins) {
        return logins.stream().flatMap(roles -> roles.oids().stream()).collect(Collectors.toSet());
    }

    /** Tells whether what the login is denied says anything of the holder that {@code revocation} is about. */
    boolean speakFor(Revocation revocation) {
        return revocation.isFromEverybody() || names.contains(revocation.grantee());
    }

    /** Returns that they do not, as what a plan comes to. */
    static Remainder silent(Revocation revocation) {
        return new Silent(silence(revocation));
    }

    private record Silent(String why) implements Remainder {

        @Override
        public List<String> lines() {
            return List.of(why);
        }

        @Override
        public Check check() {
            return Check.of(false, "", why + ", and nothing was changed");
        }
    }

    /** Returns that no login's do, in words. */
    static String silence(Revocation revocation) {
        return revocation.isFromEverybody()
                ? OrdinaryLogins.NONE_IS_LET_IN
                : "no login of the probe has the rights of a role `%s`: what they are denied says nothing"
                        .formatted(Way.onOneLine(revocation.grantee()));
    }
}
