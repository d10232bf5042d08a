package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that take grants away and give exactly them back. */
final class RevocationStatements {

    private final Grants before;
    private final Revocation revocation;
    private final List<HeldPrivilege> taken;
    private final String object;

    private RevocationStatements(Grants before, Revocation revocation) {
        this.before = before;
        this.revocation = revocation;
        this.taken = before.takenBy(revocation);
        this.object = " ON " + before.kind().keyword() + " " + before.quoted();
    }

    /** Returns the change that {@code revocation} makes to the grants {@code before}. */
    static FencedChange<Grants> change(Grants before, Revocation revocation) {
        RevocationStatements statements = new RevocationStatements(before, revocation);
        Grants after = before.without(statements.taken);
        return new FencedChange<>(
                before, after, after.with(statements.taken), statements.revoke(), statements.inverse());
    }

    private String revoke() {
        return switch (revocation.kind()) {
            case TABLE, SEQUENCE, SCHEMA, FUNCTION ->
                "REVOKE " + revocation.privilege() + object + " FROM " + revocation.quotedGrantee() + ";";
            case ROLE -> membership().empty(taken);
        };
    }

    private String inverse() {
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
}
