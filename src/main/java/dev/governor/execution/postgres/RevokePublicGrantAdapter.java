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
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes one privilege on one table away from everybody: {@code revoke_public_grant}.
 *
 * <p>Parameter {@code privilege}: {@code SELECT} (default), {@code INSERT} or {@code DELETE}. Grants on single columns
 * go with it and come back with a rollback. What a role holds by itself or through a membership stays: the effect probe
 * sees it. Limit: a grant to everybody that somebody other than the owner gave is not taken away; the read-back sees it.
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
    public String verifier(RemediationPlan plan) {
        return "the catalogue grants PUBLIC no %s, and an ordinary login that tries gets SQLSTATE 42501"
                .formatted(privilege(plan));
    }

    @Override
    public Diff dryRun(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        return thrownAway(plan, credential, session -> {
            TableGrants then = grantsIn(session, plan);
            LeasedCalls.answer(session, credential, PublicGrantStatements.APPLY, "");
            return diff(then, grantsIn(session, plan));
        });
    }

    @Override
    public Check rehearseRollback(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        return thrownAway(plan, credential, session -> {
            String applied = LeasedCalls.answer(session, credential, PublicGrantStatements.APPLY, "");
            LeasedCalls.answer(session, credential, PublicGrantStatements.INVERSE, LeasedCalls.version(applied));
            return Check.of(
                    grantsIn(session, plan).equals(grants(before)),
                    "applied and undone: the grants equal the snapshot",
                    "undoing does not restore the grants");
        });
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
        String privilege = privilege(plan);
        TableGrants now = current(plan).grants();
        if (now.oid() != grants(before).oid()) {
            return Check.unanswered("the table was dropped since, and another has its name");
        }
        List<TableGrants.Grant> left = now.everybodyMay(privilege);
        return Check.of(
                left.isEmpty(),
                "the catalogue grants PUBLIC no " + privilege,
                "the catalogue still says: "
                        + left.stream().map(TableGrants.Grant::words).collect(Collectors.joining("; ")));
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

    /** What runs on a session whose changes are thrown away. */
    private interface Trial<T> {
        T on(Connection session) throws SQLException;
    }

    private <T> T thrownAway(RemediationPlan plan, ScopedCredential credential, Trial<T> trial) {
        try (Connection session = connections.with(credential)) {
            session.setAutoCommit(false);
            try {
                return trial.on(session);
            } finally {
                session.rollback();
            }
        } catch (SQLException e) {
            if (FencedStatement.DRIFTED.equals(e.getSQLState())) {
                throw new ProblemException(
                        ProblemCode.CONFLICT,
                        "the grants of `%s` changed since they were read".formatted(plan.target()));
            }
            throw PostgresConnections.unavailable("rehearse on `" + plan.target() + "`", e);
        }
    }

    private static Diff diff(TableGrants before, TableGrants after) {
        List<String> lines = new ArrayList<>();
        for (TableGrants.Grant grant : before.grants()) {
            lines.add((after.grants().contains(grant) ? " " : "-") + grant.words());
        }
        after.grants().stream()
                .filter(grant -> !before.grants().contains(grant))
                .forEach(grant -> lines.add("+" + grant.words()));
        return new Diff(lines);
    }

    private TableGrants.Reading current(RemediationPlan plan) {
        PostgresTarget target = PostgresTarget.of(plan.target());
        try (Connection observer = connections.asObserver(target)) {
            return readingIn(observer, plan);
        } catch (SQLException e) {
            throw PostgresConnections.unavailable("read the grants of `" + plan.target() + "`", e);
        }
    }

    private static TableGrants grantsIn(Connection session, RemediationPlan plan) throws SQLException {
        return readingIn(session, plan).grants();
    }

    private static TableGrants.Reading readingIn(Connection session, RemediationPlan plan) throws SQLException {
        return TableGrants.read(session, PostgresTarget.of(plan.target()))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_ASSET, "the target system has no table `%s`".formatted(plan.target())));
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
