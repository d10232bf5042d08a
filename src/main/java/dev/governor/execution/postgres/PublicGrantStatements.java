package dev.governor.execution.postgres;

import dev.governor.credential.LeaseScope.Grant;
import dev.governor.credential.postgres.Sql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The two statements that a lease for revoking a public grant may run, each fenced to the state it starts from.
 *
 * <p>Each is a PL/pgSQL block that answers {@code done} or {@code already_done}, or raises {@link #DRIFTED}.
 *
 * <p>INVARIANT: a statement changes nothing unless the table's grants are exactly those it was written for, and commits
 * nothing unless they then are exactly those it leads to.
 */
final class PublicGrantStatements {

    /** The SQLSTATE raised when the grants are neither those of before nor those of after. */
    static final String DRIFTED = "GV001";

    /** The SQLSTATE raised when the change did not lead where it must; nothing is committed. */
    static final String MISSED = "GV002";

    static final String APPLY = "apply";
    static final String INVERSE = "inverse";

    private final TableGrants before;
    private final TableGrants after;
    private final String privilege;
    private final List<TableGrants.Grant> taken;
    private final String table;

    PublicGrantStatements(TableGrants before, String privilege) {
        this.before = before;
        this.privilege = privilege;
        this.taken = before.publicGrants(privilege);
        this.after = before.without(taken);
        this.table = Sql.identifier(before.schema()) + "." + Sql.identifier(before.table());
    }

    /** Returns the grants as they are once the change is made. */
    TableGrants after() {
        return after;
    }

    List<Grant> grants() {
        return List.of(
                new Grant(APPLY, fenced(before, after, revoke())),
                new Grant(INVERSE, fenced(after, before, inverse())));
    }

    String revoke() {
        return "REVOKE " + privilege + " ON TABLE " + table + " FROM PUBLIC;";
    }

    /** Returns the statements that give back exactly what was taken. */
    String inverse() {
        return taken.stream()
                .map(grant -> "GRANT " + privilege
                        + (grant.column() == null ? "" : " (" + Sql.identifier(grant.column()) + ")") + " ON TABLE "
                        + table + " TO PUBLIC;")
                .collect(Collectors.joining("\n"));
    }

    private static String fenced(TableGrants from, TableGrants to, String change) {
        String now = from.fingerprintQuery();
        return """
                DECLARE
                  now_is text := %s;
                BEGIN
                  IF now_is = %s THEN
                    RETURN 'already_done';
                  END IF;
                  IF now_is IS DISTINCT FROM %s THEN
                    RAISE EXCEPTION 'the grants changed since they were read' USING ERRCODE = '%s';
                  END IF;
                  %s
                  IF %s IS DISTINCT FROM %s THEN
                    RAISE EXCEPTION 'the change did not lead to the expected grants' USING ERRCODE = '%s';
                  END IF;
                  RETURN 'done';
                END
                """.formatted(
                        now,
                        Sql.literal(to.fingerprint()),
                        Sql.literal(from.fingerprint()),
                        DRIFTED,
                        change,
                        now,
                        Sql.literal(to.fingerprint()),
                        MISSED);
    }
}
