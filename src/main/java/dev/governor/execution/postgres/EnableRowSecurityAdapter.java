package dev.governor.execution.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Has the policies of one table applied: {@code enable_row_security}.
 *
 * <p>Parameters: {@code policy}, one that the table must have, so that the approver knows what lets rows through; blank
 * for any. {@code deny_all}, whether a table without a policy may be closed to everybody but its owner; no by default.
 * Policies are neither made nor changed, and whether they are forced on the owner stays as it is.
 */
@Singleton
public class EnableRowSecurityAdapter extends FencedAdapter<RowSecurity> {

    private final EffectProbe probe;
    private final OrdinaryLogins logins;

    EnableRowSecurityAdapter(PostgresConnections connections) {
        super(connections, RowSecurity.class);
        this.probe = new EffectProbe(connections);
        this.logins = new OrdinaryLogins(connections);
    }

    /** Returns an adapter for use without a container. */
    public static EnableRowSecurityAdapter over(PostgresConnections connections) {
        return new EnableRowSecurityAdapter(connections);
    }

    @Override
    public String action() {
        return "enable_row_security";
    }

    @Override
    TargetState.Reading<RowSecurity> current(RemediationPlan plan, Connection session) throws SQLException {
        return RowSecurity.require(session, table(plan));
    }

    private static PostgresTarget table(RemediationPlan plan) {
        PostgresTarget target = PostgresTarget.of(plan.target());
        if (target.isSchema() || target.isRole()) {
            throw invalid(
                    "`%s` is not a table: postgresql:<cluster>:<database>:<schema>:<table>".formatted(plan.target()));
        }
        return target;
    }

    /** {@inheritDoc} Refused for a table that lacks the policy, or has none that lets a row be read. */
    @Override
    public Snapshot snapshot(RemediationPlan plan) {
        Snapshot snapshot = super.snapshot(plan);
        RowSecurity now = state(snapshot);
        String policy = text(plan, "policy");
        if (!policy.isEmpty()
                && now.policies().stream().noneMatch(found -> found.name().equals(policy))) {
            throw invalid("`policy` is no policy of the table: `%s`".formatted(policy));
        }
        if (!now.letsRead() && !text(plan, "deny_all").equals("true")) {
            throw invalid("the table has no policy that lets a row be read, so that everybody but its owner would be"
                    + " denied every row: make one first, or set `deny_all`");
        }
        return snapshot;
    }

    private static String text(RemediationPlan plan, String parameter) {
        JsonNode given = plan.parameters().get(parameter);
        return given == null ? "" : given.asText();
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.INVALID_PARAMETER, detail);
    }

    @Override
    FencedChange<RowSecurity> change(RemediationPlan plan, RowSecurity before) {
        String table = "ALTER TABLE " + before.quoted();
        RowSecurity after = before.with(true);
        return before.enabled()
                ? new FencedChange<>(before, after, before, "", "")
                : new FencedChange<>(
                        before,
                        after,
                        after.with(before.enabled()),
                        table + " ENABLE ROW LEVEL SECURITY;",
                        table + " DISABLE ROW LEVEL SECURITY;");
    }

    /** {@inheritDoc} What stays open is asked first: the change holds a lock for which every reader waits. */
    @Override
    Trial.Subject<RowSecurity> subject(RemediationPlan plan) {
        PostgresTarget table = table(plan);
        RowSecurity after = change(plan, snapshot(plan)).after();
        ExemptWays ways = read(plan, observer -> ExemptWays.left(observer, probe, table, after));
        return new Enabling(table, List.of(ExemptLogins.of(logins, table, after), ways));
    }

    @Override
    public String verifier(RemediationPlan plan) {
        return "the catalogue says that policies are applied, and an ordinary login that asks for every row, whatever"
                + " policies say, gets SQLSTATE 42501, on each way to the rows";
    }

    @Override
    public Check readBack(RemediationPlan plan, Snapshot before) {
        return read(plan, observer -> {
            RowSecurity now = current(plan, observer).state();
            return now.oid() == state(before).oid()
                    ? Check.of(
                            now.enabled(),
                            "the catalogue says that policies are applied",
                            "the catalogue says that policies are not applied")
                    : Check.unanswered("the table was dropped since, and another has its name");
        });
    }

    @Override
    public Check probe(RemediationPlan plan, Snapshot before) {
        return probe.attempt(table(plan), state(before).oid(), EffectProbe.EVERY_ROW);
    }

    @Override
    public Drift drift(RemediationPlan plan, Snapshot before) {
        RowSecurity left = change(plan, before).after();
        return read(plan, observer -> {
            RowSecurity now = current(plan, observer).state();
            return new Drift(
                    left.to(now).stream().filter(line -> !line.startsWith(" ")).toList(),
                    TableOwners.suspects(observer, now.ownerOid()));
        });
    }

    /** The trial of a table. */
    private static final class Enabling implements Trial.Subject<RowSecurity> {

        private final PostgresTarget table;
        private final List<Remainder> open;

        Enabling(PostgresTarget table, List<Remainder> open) {
            this.table = table;
            this.open = open;
        }

        @Override
        public RowSecurity read(Connection session) throws SQLException {
            return RowSecurity.require(session, table).state();
        }

        @Override
        public List<Remainder> remainders(Connection changed, RowSecurity after) {
            return open;
        }

        @Override
        public List<String> againstIt(Connection changed) {
            return List.of();
        }

        @Override
        public Optional<String> unreached(Connection session, RowSecurity before) throws SQLException {
            return unlessReached(
                    session,
                    before.ownerOid(),
                    "USAGE",
                    "the table `%s` belongs to a role whose rights the data owner lacks: only its owner changes it"
                            .formatted(table.key()));
        }

        @Override
        public String changed() {
            return "the row security of `%s` changed since it was read".formatted(table.key());
        }
    }
}
