package dev.governor.plan;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Level;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PlanRepository {

    private final EntityManager entities;

    PlanRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Stores a new plan.
     *
     * @throws ProblemException {@code conflict} when another call stored one under the same key meanwhile
     */
    void insert(PlanEntity row) {
        try {
            entities.persist(row);
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw new ProblemException(ProblemCode.CONFLICT, "another call with the same Idempotency-Key came first");
        }
    }

    Optional<PlanEntity> row(String id) {
        return Optional.ofNullable(entities.find(PlanEntity.class, id));
    }

    Optional<PlanEntity> byIdempotencyKey(String requester, String key) {
        return entities.createQuery(
                        "from PlanEntity p where p.requester = ?1 and p.idempotencyKey = ?2", PlanEntity.class)
                .setParameter(1, requester)
                .setParameter(2, key)
                .getResultStream()
                .findFirst();
    }

    Page<PlanRecord> page(@Nullable String before, int limit) {
        List<PlanRecord> found = entities.createQuery(
                        "from PlanEntity p where (:before is null or p.id < :before) order by p.id desc",
                        PlanEntity.class)
                .setParameter("before", Page.cursor("pln", before))
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(PlanRepository::record)
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit), found.get(limit - 1).plan().id());
    }

    static PlanRecord record(PlanEntity row) {
        return new PlanRecord(
                CanonicalJson.read(row.content, RemediationPlan.class),
                row.binding == null ? null : CanonicalJson.read(row.binding, PlanBinding.class),
                Level.of(PlanState.class, row.state).orElseThrow(),
                row.stateReason,
                row.changedAt);
    }
}
