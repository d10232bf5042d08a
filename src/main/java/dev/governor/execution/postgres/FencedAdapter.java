package dev.governor.execution.postgres;

import dev.governor.credential.LeaseScope;
import dev.governor.credential.ScopedCredential;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.credential.postgres.Sql;
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
import java.util.Optional;
import java.util.Set;

/**
 * Changes one thing from one state to another and back, by statements that are fenced on both ways; what the state is,
 * how it is checked, and how an attacker would use it, its subclasses say.
 *
 * @param <S> the kind of state
 */
abstract class FencedAdapter<S extends TargetState<S>> implements ActionAdapter {

    private final PostgresConnections connections;
    private final LeasedCalls calls;
    private final Class<S> kind;

    FencedAdapter(PostgresConnections connections, Class<S> kind) {
        this.connections = connections;
        this.calls = new LeasedCalls(connections);
        this.kind = kind;
    }

    /**
     * Reads the state of what {@code plan} is about.
     *
     * @throws dev.governor.kernel.ProblemException {@code unknown-asset} or {@code invalid-parameter}
     */
    abstract TargetState.Reading<S> current(RemediationPlan plan, Connection session) throws SQLException;

    /** Returns what {@code plan} does with {@code before}. */
    abstract FencedChange<S> change(RemediationPlan plan, S before);

    /** Returns what a trial of it is about. */
    abstract Trial.Subject<S> subject(RemediationPlan plan);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Snapshot snapshot(RemediationPlan plan) {
        TargetState.Reading<S> now = read(plan, observer -> current(plan, observer));
        return new Snapshot(CanonicalJson.tree(now.state()), now.version());
    }

    @Override
    public LeaseScope scope(RemediationPlan plan, Snapshot before) {
        return new LeaseScope(plan.target(), change(plan, before).grants());
    }

    @Override
    public String inverse(RemediationPlan plan, Snapshot before) {
        return change(plan, before).wayBack();
    }

    @Override
    public ChangePreview preview(RemediationPlan plan, Snapshot before) {
        return change(plan, before).preview();
    }

    /** {@inheritDoc} Refuted where something is known to stay open. */
    @Override
    public Rehearsal rehearse(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        return new Trial<>(connections, credential, subject(plan)).run(state(before));
    }

    @Override
    public Effect apply(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        return calls.call(credential, FencedChange.APPLY, leadsTo(plan, before, Move.APPLY));
    }

    @Override
    public Recollection recall(RemediationPlan plan, Snapshot before, Move move, String lease) {
        String statement = switch (move) {
            case APPLY -> FencedChange.APPLY;
            case ROLL_BACK -> FencedChange.INVERSE;
        };
        return calls.recall(PostgresTarget.of(plan.target()), lease, statement, leadsTo(plan, before, move));
    }

    @Override
    public Effect rollBack(RemediationPlan plan, Snapshot before, TargetVersion left, ScopedCredential credential) {
        return calls.call(credential, FencedChange.INVERSE, leadsTo(plan, before, Move.ROLL_BACK), left.version());
    }

    @Override
    public Check verifyRestored(RemediationPlan plan, Snapshot before) {
        S now = read(plan, observer -> current(plan, observer)).state();
        return Check.of(
                now.equals(state(before)), "the state equals the snapshot", "the state differs from the snapshot");
    }

    private Digest leadsTo(RemediationPlan plan, Snapshot before, Move move) {
        return switch (move) {
            case APPLY -> change(plan, before).after().digest();
            case ROLL_BACK -> before.digest();
        };
    }

    /** What is read in a session of the observer. */
    interface Look<T> {
        T in(Connection observer) throws SQLException;
    }

    final <T> T read(RemediationPlan plan, Look<T> look) {
        try (Connection observer = connections.asObserver(PostgresTarget.of(plan.target()))) {
            return look.in(observer);
        } catch (SQLException e) {
            throw PostgresConnections.notAsked("read the state of `" + plan.target() + "`", e);
        }
    }

    final FencedChange<S> change(RemediationPlan plan, Snapshot before) {
        return change(plan, state(before));
    }

    final S state(Snapshot snapshot) {
        return CanonicalJson.of(snapshot.state(), kind);
    }

    /**
     * Returns {@code why} unless the role as which a lease's statements run has {@code right} on the role {@code oid}.
     */
    static Optional<String> unlessReached(Connection session, long oid, String right, String why) throws SQLException {
        return Sql.exists(session, """
            select 1 from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where n.nspname = session_user and pg_catalog.pg_has_role(p.proowner, ?::pg_catalog.oid, ?)\
            """, String.valueOf(oid), right) ? Optional.empty() : Optional.of(why);
    }
}
