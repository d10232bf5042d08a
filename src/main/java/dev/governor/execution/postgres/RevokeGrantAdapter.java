package dev.governor.execution.postgres;

import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.plan.RemediationPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes one privilege on one object away from one holder; what kind of object, and how an attacker would use it, its
 * subclasses say.
 *
 * <p>Limit: what somebody other than the owner gave is not taken away; verifier and rehearsal say so, and who can.
 */
abstract class RevokeGrantAdapter extends FencedAdapter<Grants> {

    RevokeGrantAdapter(PostgresConnections connections) {
        super(connections, Grants.class);
    }

    /**
     * Reads what {@code plan} takes away.
     *
     * @throws dev.governor.kernel.ProblemException {@code invalid-parameter}
     */
    abstract Revocation revocation(RemediationPlan plan);

    /** Tries it as an attacker would, on the object whose identity is {@code oid}. */
    abstract Check attack(Revocation revocation, long oid);

    /** Returns what would stay open, in a session that sees the change made. */
    abstract List<Remainder> remainders(Revocation revocation, Connection changed, Grants after) throws SQLException;

    /** Returns what else is checked and not changed, as the approver reads it; blank when nothing is. */
    abstract String alsoChecked(Revocation revocation, Connection observer) throws SQLException;

    /** Returns what lets everybody in elsewhere, a line for each. */
    abstract List<String> elsewhere(Revocation revocation, Connection observer) throws SQLException;

    @Override
    TargetState.Reading<Grants> current(RemediationPlan plan, Connection session) throws SQLException {
        return current(revocation(plan), session);
    }

    private static TargetState.Reading<Grants> current(Revocation revocation, Connection session) throws SQLException {
        return Grants.require(session, revocation.kind(), revocation.target());
    }

    @Override
    FencedChange<Grants> change(RemediationPlan plan, Grants before) {
        return RevocationStatements.change(before, revocation(plan));
    }

    @Override
    Trial.Subject<Grants> subject(RemediationPlan plan) {
        return new Taking(revocation(plan));
    }

    @Override
    public String verifier(RemediationPlan plan) {
        Revocation revocation = revocation(plan);
        return read(plan, observer -> {
            Grants now = current(revocation, observer).state();
            List<HeldPrivilege> kept = now.without(now.takenBy(revocation)).about(revocation);
            return "the catalogue grants %s no %s, and an ordinary login that tries gets SQLSTATE 42501%s%s"
                    .formatted(
                            revocation.grantee(),
                            revocation.privilege(),
                            alsoChecked(revocation, observer),
                            kept.isEmpty() ? "" : "; not taken away by this plan: " + words(kept));
        });
    }

    @Override
    public Check readBack(RemediationPlan plan, Snapshot before) {
        Revocation revocation = revocation(plan);
        return read(plan, observer -> {
            Grants now = current(revocation, observer).state();
            if (now.oid() != state(before).oid()) {
                return Check.unanswered("the %s was dropped since, and another has its name"
                        .formatted(revocation.kind().noun()));
            }
            List<HeldPrivilege> left = now.about(revocation);
            List<String> coming = DefaultPrivileges.againstIt(observer, revocation);
            return Check.of(
                    left.isEmpty(),
                    "the catalogue grants %s no %s%s"
                            .formatted(
                                    revocation.grantee(),
                                    revocation.privilege(),
                                    coming.isEmpty() ? "" : "; but " + String.join("; ", coming)),
                    "the catalogue still says: " + words(left));
        });
    }

    @Override
    public Check probe(RemediationPlan plan, Snapshot before) {
        return attack(revocation(plan), state(before).oid());
    }

    @Override
    public Drift drift(RemediationPlan plan, Snapshot before) {
        Revocation revocation = revocation(plan);
        Grants left = change(plan, before).after();
        return read(plan, observer -> GrantDrift.read(observer, revocation, left, elsewhere(revocation, observer)));
    }

    /** The trial of a revocation. */
    private final class Taking implements Trial.Subject<Grants> {

        private final Revocation revocation;

        Taking(Revocation revocation) {
            this.revocation = revocation;
        }

        @Override
        public Grants read(Connection session) throws SQLException {
            return current(revocation, session).state();
        }

        @Override
        public List<Remainder> remainders(Connection changed, Grants after) throws SQLException {
            return RevokeGrantAdapter.this.remainders(revocation, changed, after);
        }

        @Override
        public List<String> againstIt(Connection changed) throws SQLException {
            return DefaultPrivileges.againstIt(changed, revocation);
        }

        @Override
        public Optional<String> unreached(Connection session, Grants before) throws SQLException {
            String thing = "%s `%s`"
                    .formatted(revocation.kind().noun(), revocation.target().key());
            return revocation.kind() == ObjectKind.ROLE
                    ? unlessReached(
                            session,
                            before.oid(),
                            "USAGE WITH ADMIN OPTION",
                            "the data owner has no `ADMIN OPTION` on the " + thing
                                    + ": only who has it takes memberships back")
                    : unlessReached(
                            session,
                            before.ownerOid(),
                            "USAGE",
                            "the " + thing + " belongs to a role whose rights the data owner lacks: only its owner"
                                    + " revokes on it");
        }

        @Override
        public String changed() {
            return "the grants of `%s` changed since they were read"
                    .formatted(revocation.target().key());
        }
    }

    private static String words(List<HeldPrivilege> grants) {
        return grants.stream().map(HeldPrivilege::words).collect(Collectors.joining("; "));
    }
}
