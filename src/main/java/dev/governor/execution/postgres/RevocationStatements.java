package dev.governor.execution.postgres;

import dev.governor.credential.LeaseScope.Grant;
import dev.governor.credential.postgres.Sql;
import dev.governor.plan.ChangePreview;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The two statements that a lease for a revocation may run, each fenced to the state it starts from; the way back is
 * fenced to the version that the change left, too.
 */
final class RevocationStatements {

    static final String APPLY = "apply";
    static final String INVERSE = "inverse";

    private final Grants before;
    private final Grants after;
    private final Revocation revocation;
    private final List<HeldPrivilege> taken;
    private final String object;

    RevocationStatements(Grants before, Revocation revocation) {
        this.before = before;
        this.revocation = revocation;
        this.taken = before.takenBy(revocation);
        this.after = before.without(taken);
        this.object = " ON " + before.kind().keyword() + " " + before.quoted();
    }

    /** Returns the grants as they are once the change is made. */
    Grants after() {
        return after;
    }

    /** Returns what the change and the way back do with the grants. */
    ChangePreview preview() {
        Grants restored = after.with(taken);
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
        return switch (revocation.kind()) {
            case TABLE, SEQUENCE, SCHEMA, FUNCTION ->
                "REVOKE " + revocation.privilege() + object + " FROM " + revocation.quotedGrantee() + ";";
            case ROLE -> membership().empty(taken);
        };
    }

    /** Returns the statements that give back exactly what was taken. */
    String inverse() {
        return switch (revocation.kind()) {
            case TABLE, SEQUENCE, SCHEMA, FUNCTION ->
                taken.stream().map(this::grant).collect(Collectors.joining("\n"));
            case ROLE -> membership().fill(taken);
        };
    }

    private String grant(HeldPrivilege grant) {
        return "GRANT " + revocation.privilege()
                + (grant.column() == null ? "" : " (" + Sql.identifier(grant.column()) + ")") + object + " TO "
                + revocation.quotedGrantee() + (grant.grantable() ? " WITH GRANT OPTION" : "") + ";";
    }

    private Membership membership() {
        return new Membership(before.quoted(), revocation.quotedGrantee(), Sql.identifier(before.giver(revocation)));
    }

    private FencedStatement statement(String name) {
        return new FencedStatement(name, before.fingerprintQuery(), before.versionQuery());
    }
}
