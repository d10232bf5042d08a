package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.execution.ActionAdapter;
import dev.governor.execution.TargetVersion;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.Capability;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes one privilege on one table away from everybody: {@code revoke_public_grant}.
 *
 * <p>Parameter {@code privilege}: {@code SELECT} (default), {@code INSERT} or {@code DELETE}. Grants on single columns
 * go with it and come back with a rollback. What a role holds by itself or through a membership stays, and so does what
 * other relations open ({@link WaysToRows}): the effect probe sees it. Limit: a grant to everybody that somebody other
 * than the owner gave is not taken away; the read-back sees it.
 */
@ApplicationScoped
public class RevokePublicGrantAdapter implements ActionAdapter {

    private static final Set<String> PRIVILEGES = Set.of("SELECT", "INSERT", "DELETE");

    private final PostgresConnections connections;
    private final EffectProbe effectProbe;
    private final LeasedCalls calls;

    RevokePublicGrantAdapter(PostgresConnections connections) {
        this.connections = connections;
        this.effectProbe = new EffectProbe(connections);
        this.calls = new LeasedCalls(connections);
    }

    /** Returns an adapter for use without a container. */
    public static RevokePublicGrantAdapter over(PostgresConnections connections) {
        return new RevokePublicGrantAdapter(connections);
    }

    @Override
    public String action() {
        return "revoke_public_grant";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Snapshot snapshot(RemediationPlan plan) {
        privilege(plan);
        TableGrants.Reading now = current(plan);
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
        PostgresTarget target = PostgresTarget.of(plan.target());
        String privilege = privilege(plan);
        List<Way> open = read(target, observer -> WaysToRows.read(observer, target, privilege)).others().stream()
                .filter(Way::isPublic)
                .toList();
        return "the catalogue grants PUBLIC no %s, and an ordinary login that tries gets SQLSTATE 42501%s"
                .formatted(
                        privilege,
                        open.isEmpty()
                                ? ""
                                : "; checked too, granted to PUBLIC and not changed by this plan: "
                                        + Attempts.named(open));
    }

    /** {@inheritDoc} Refuted where another way to the rows is known to stay open. */
    @Override
    public Rehearsal rehearse(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        return new RevocationTrial(
                        connections, effectProbe, PostgresTarget.of(plan.target()), privilege(plan), credential)
                .run(grants(before));
    }

    @Override
    public Effect apply(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        return calls.call(credential, PublicGrantStatements.APPLY, leadsTo(plan, before, Move.APPLY));
    }

    @Override
    public Recollection recall(RemediationPlan plan, Snapshot before, Move move, String lease) {
        String statement = switch (move) {
            case APPLY -> PublicGrantStatements.APPLY;
            case ROLL_BACK -> PublicGrantStatements.INVERSE;
        };
        return calls.recall(PostgresTarget.of(plan.target()), lease, statement, leadsTo(plan, before, move));
    }

    @Override
    public Check readBack(RemediationPlan plan, Snapshot before) {
        PostgresTarget target = PostgresTarget.of(plan.target());
        String privilege = privilege(plan);
        return read(target, observer -> {
            TableGrants now = TableGrants.require(observer, target).grants();
            if (now.oid() != grants(before).oid()) {
                return Check.unanswered("the table was dropped since, and another has its name");
            }
            List<String> left = now.everybodyMay(privilege).stream()
                    .map(TableGrants.Grant::words)
                    .toList();
            List<String> coming = DefaultPrivileges.toEverybody(observer, target, privilege);
            return Check.of(
                    left.isEmpty(),
                    "the catalogue grants PUBLIC no " + privilege
                            + (coming.isEmpty() ? "" : "; but " + String.join("; ", coming)),
                    "the catalogue still says: " + String.join("; ", left));
        });
    }

    @Override
    public Check probe(RemediationPlan plan, Snapshot before) {
        return effectProbe.attempt(
                PostgresTarget.of(plan.target()), grants(before).oid(), privilege(plan));
    }

    @Override
    public Effect rollBack(RemediationPlan plan, Snapshot before, TargetVersion left, ScopedCredential credential) {
        return calls.call(
                credential, PublicGrantStatements.INVERSE, leadsTo(plan, before, Move.ROLL_BACK), left.version());
    }

    @Override
    public Drift drift(RemediationPlan plan, Snapshot before) {
        PostgresTarget target = PostgresTarget.of(plan.target());
        return read(
                target,
                observer -> GrantDrift.read(
                        observer, target, statements(plan, before).after(), privilege(plan)));
    }

    @Override
    public Check verifyRestored(RemediationPlan plan, Snapshot before) {
        return Check.of(
                current(plan).grants().equals(grants(before)),
                "the grants equal the snapshot",
                "the grants differ from the snapshot");
    }

    private static Digest leadsTo(RemediationPlan plan, Snapshot before, Move move) {
        return switch (move) {
            case APPLY -> statements(plan, before).after().digest();
            case ROLL_BACK -> before.digest();
        };
    }

    /** What is read in a session of the observer. */
    private interface Look<T> {
        T in(Connection observer) throws SQLException;
    }

    private <T> T read(PostgresTarget target, Look<T> look) {
        try (Connection observer = connections.asObserver(target)) {
            return look.in(observer);
        } catch (SQLException e) {
            throw PostgresConnections.unavailable("read the grants of `" + target.key() + "`", e);
        }
    }

    private TableGrants.Reading current(RemediationPlan plan) {
        PostgresTarget target = PostgresTarget.of(plan.target());
        return read(target, observer -> TableGrants.require(observer, target));
    }

    private static PublicGrantStatements statements(RemediationPlan plan, Snapshot before) {
        return new PublicGrantStatements(grants(before), privilege(plan));
    }

    private static TableGrants grants(Snapshot snapshot) {
        return CanonicalJson.read(CanonicalJson.write(snapshot.state()), TableGrants.class);
    }

    private static String privilege(RemediationPlan plan) {
        JsonNode given = plan.parameters().get("privilege");
        String privilege = given == null ? "SELECT" : given.asText().toUpperCase(Locale.ROOT);
        if (!PRIVILEGES.contains(privilege)) {
            throw new ProblemException(
                    ProblemCode.INVALID_PARAMETER,
                    "`privilege` is SELECT, INSERT or DELETE, but was `%s`".formatted(privilege));
        }
        return privilege;
    }
}
