package dev.governor.plan;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Level;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The plans in the table {@code remediation_plan}, in the caller's transaction. */
@ApplicationScoped
class PlanRepository {

    private static final String READ =
            "select id, content, binding, state, state_reason, changed_at, draft_digest from remediation_plan where ";

    private static final String INSERT = """
        insert into remediation_plan (id, version, finding_id, requester, idempotency_key, draft_digest, content,
          binding, state, state_reason, changed_at)
        values (?, 0, ?, ?, ?, ?, ?, ?, ?, '', ?)\
        """;

    private static final String MOVE = "update remediation_plan set state = ?, state_reason = ?, changed_at = ?,"
            + " version = version + 1 where id = ?";

    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;
    private final ParsedPlans parsed = new ParsedPlans();

    PlanRepository(DataSource database) {
        this.database = database;
    }

    /** A stored plan, and the digest of the draft it was made of. */
    record Keyed(PlanRecord plan, Digest draft) {}

    /**
     * Stores a new plan.
     *
     * @throws ProblemException {@code conflict} when another call stored one under the same key meanwhile
     */
    void insert(RemediationPlan plan, @Nullable PlanBinding binding, String idempotencyKey, Digest draft) {
        try {
            Statements.in(
                    database,
                    rows -> rows.update(
                            INSERT,
                            plan.id(),
                            plan.findingId(),
                            plan.requester(),
                            idempotencyKey,
                            draft.text(),
                            CanonicalJson.write(plan),
                            binding == null ? null : CanonicalJson.write(binding),
                            PlanState.SUBMITTED.word(),
                            plan.submittedAt()));
        } catch (PersistenceException e) {
            if (e.getCause() instanceof SQLException refused && UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                throw new ProblemException(
                        ProblemCode.CONFLICT, "another call with the same Idempotency-Key came first");
            }
            throw e;
        }
    }

    Optional<PlanRecord> find(String id) {
        return one("id = ?", id).map(Keyed::plan);
    }

    /** Returns a plan as it is now, kept from others until the transaction ends. */
    Optional<PlanRecord> lock(String id) {
        return one("id = ? for update", id).map(Keyed::plan);
    }

    Optional<Keyed> byIdempotencyKey(String requester, String key) {
        return one("requester = ? and idempotency_key = ?", requester, key);
    }

    /** Moves a plan on; tells whether there is one. */
    boolean move(String id, PlanState state, String reason, Instant now) {
        return Statements.in(database, rows -> rows.update(MOVE, state.word(), reason, now, id)) == 1;
    }

    Page<PlanRecord> page(@Nullable String before, int limit) {
        String cursor = Page.cursor("pln", before);
        List<PlanRecord> found = Statements.in(
                database,
                rows -> cursor == null
                        ? rows.rows(READ + "true order by id desc limit ?", this::plan, limit + 1)
                        : rows.rows(READ + "id < ? order by id desc limit ?", this::plan, cursor, limit + 1));
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit), found.get(limit - 1).plan().id());
    }

    private Optional<Keyed> one(String condition, String... parameters) {
        return Statements.in(
                database,
                rows -> rows.first(
                        READ + condition, row -> new Keyed(plan(row), new Digest(row.getString(7))), (Object[])
                                parameters));
    }

    private PlanRecord plan(ResultSet row) throws SQLException {
        ParsedPlans.Parsed content = parsed.of(row.getString(1), row.getString(2), row.getString(3));
        return new PlanRecord(
                content.plan(),
                content.binding(),
                Level.of(PlanState.class, row.getString(4)).orElseThrow(),
                row.getString(5),
                requireNonNull(Statements.instant(row, 6)));
    }
}
