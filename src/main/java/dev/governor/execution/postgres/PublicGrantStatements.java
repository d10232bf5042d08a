package dev.governor.execution.postgres;

import dev.governor.credential.LeaseScope.Grant;
import dev.governor.credential.postgres.Sql;
import dev.governor.plan.ChangePreview;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The two statements that a lease for revoking a public grant may run, each fenced to the state it starts from; the way
 * back is fenced to the version that the change left, too.
 */
final class PublicGrantStatements {

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

    /** Returns what the change and the way back do with the grants. */
    ChangePreview preview() {
        TableGrants restored = after.with(taken);
        return new ChangePreview(
                before.digest(), after.digest(), restored.digest(), before.to(after), after.to(restored));
    }

    List<Grant> grants() {
        return List.of(
                new Grant(APPLY, statement(APPLY).between(before.fingerprint(), after.fingerprint(), revoke())),
                new Grant(
                        INVERSE,
                        statement(INVERSE).betweenExactly(after.fingerprint(), before.fingerprint(), inverse())));
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

    private FencedStatement statement(String name) {
        return new FencedStatement(name, before.fingerprintQuery(), before.versionQuery());
    }
}
