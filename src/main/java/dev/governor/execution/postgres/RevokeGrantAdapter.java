package dev.governor.execution.postgres;

import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.execution.ActionAdapter;
import dev.governor.execution.TargetVersion;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.plan.Capability;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.RemediationPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes one privilege on one object away from one holder; what kind of object, and how an attacker would use it, its
 * subclasses say.
 *
 * <p>Limit: what somebody other than the owner gave is not taken away; verifier and rehearsal say so, and who can.
 */
abstract class RevokeGrantAdapter implements ActionAdapter {

    private final PostgresConnections connections;
    private final LeasedCalls calls;

    RevokeGrantAdapter(PostgresConnections connections) {
        this.connections = connections;
        this.calls = new LeasedCalls(connections);
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
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Snapshot snapshot(RemediationPlan plan) {
        Grants.Reading now = current(revocation(plan));
        return new Snapshot(CanonicalJson.tree(now.grants()), now.version());
    }

    @Override
    public LeaseScope scope(RemediationPlan plan, Snapshot before) {
        return new LeaseScope(plan.target(), statements(plan, before).grants());
    }

    @Override
    public String inverse(RemediationPlan plan, Snapshot before) {
        return statements(plan, before).inverse();
    }

    @Override
    public ChangePreview preview(RemediationPlan plan, Snapshot before) {
        return statements(plan, before).preview();
    }

    @Override
    public String verifier(RemediationPlan plan) {
        Revocation revocation = revocation(plan);
        return read(revocation, observer -> {
            Grants now = Grants.require(observer, revocation.kind(), revocation.target())
                    .grants();
            List<HeldPrivilege> kept = now.without(now.takenBy(revocation)).about(revocation);
            return "the catalogue grants %s no %s, and an ordinary login that tries gets SQLSTATE 42501%s%s"
                    .formatted(
                            revocation.grantee(),
                            revocation.privilege(),
                            alsoChecked(revocation, observer),
                            kept.isEmpty() ? "" : "; not taken away by this plan: " + words(kept));
        });
    }

    /** {@inheritDoc} Refuted where something is known to stay open. */
    @Override
    public Rehearsal rehearse(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        Revocation revocation = revocation(plan);
        return new RevocationTrial(
                        connections, revocation, credential, (changed, after) -> remainders(revocation, changed, after))
                .run(grants(before));
    }

    @Override
    public Effect apply(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        return calls.call(credential, RevocationStatements.APPLY, leadsTo(plan, before, Move.APPLY));
    }

    @Override
    public Recollection recall(RemediationPlan plan, Snapshot before, Move move, String lease) {
        String statement = switch (move) {
            case APPLY -> RevocationStatements.APPLY;
            case ROLL_BACK -> RevocationStatements.INVERSE;
        };
        return calls.recall(revocation(plan).target(), lease, statement, leadsTo(plan, before, move));
    }

    @Override
    public Check readBack(RemediationPlan plan, Snapshot before) {
        Revocation revocation = revocation(plan);
        return read(revocation, observer -> {
            Grants now = Grants.require(observer, revocation.kind(), revocation.target())
                    .grants();
            if (now.oid() != grants(before).oid()) {
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
        return attack(revocation(plan), grants(before).oid());
    }

    @Override
    public Effect rollBack(RemediationPlan plan, Snapshot before, TargetVersion left, ScopedCredential credential) {
        return calls.call(
                credential, RevocationStatements.INVERSE, leadsTo(plan, before, Move.ROLL_BACK), left.version());
    }

    @Override
    public Drift drift(RemediationPlan plan, Snapshot before) {
        Revocation revocation = revocation(plan);
        Grants left = statements(plan, before).after();
        return read(
                revocation, observer -> GrantDrift.read(observer, revocation, left, elsewhere(revocation, observer)));
    }

    @Override
    public Check verifyRestored(RemediationPlan plan, Snapshot before) {
        return Check.of(
                current(revocation(plan)).grants().equals(grants(before)),
                "the grants equal the snapshot",
                "the grants differ from the snapshot");
    }

    private Digest leadsTo(RemediationPlan plan, Snapshot before, Move move) {
        return switch (move) {
            case APPLY -> statements(plan, before).after().digest();
            case ROLL_BACK -> before.digest();
        };
    }

    /** What is read in a session of the observer. */
    private interface Look<T> {
        T in(Connection observer) throws SQLException;
    }

    private <T> T read(Revocation revocation, Look<T> look) {
        try (Connection observer = connections.asObserver(revocation.target())) {
            return look.in(observer);
        } catch (SQLException e) {
            throw PostgresConnections.notAsked(
                    "read the grants of `" + revocation.target().key() + "`", e);
        }
    }

    private Grants.Reading current(Revocation revocation) {
        return read(revocation, observer -> Grants.require(observer, revocation.kind(), revocation.target()));
    }

    private RevocationStatements statements(RemediationPlan plan, Snapshot before) {
        return new RevocationStatements(grants(before), revocation(plan));
    }

    private static Grants grants(Snapshot snapshot) {
        return CanonicalJson.of(snapshot.state(), Grants.class);
    }

    private static String words(List<HeldPrivilege> grants) {
        return grants.stream().map(HeldPrivilege::words).collect(Collectors.joining("; "));
    }
}
