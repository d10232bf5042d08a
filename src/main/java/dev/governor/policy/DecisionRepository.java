package dev.governor.policy;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DecisionRepository {

    private final EntityManager entities;

    DecisionRepository(EntityManager entities) {
        this.entities = entities;
    }

    void insert(RecordedDecision recorded) {
        Decision decision = recorded.decision();
        DecisionEntity row = new DecisionEntity();
        row.id = decision.id();
        row.actionId = decision.actionId();
        row.tenant = decision.tenant().name();
        row.preview = recorded.preview();
        row.outcome = decision.outcome().word();
        row.decidedAt = decision.decidedAt();
        row.policyDigest = decision.policyDigest().text();
        row.caseDigest = decision.caseDigest().text();
        row.caseBody = recorded.canonicalCase();
        row.body = CanonicalJson.write(decision);
        entities.persist(row);
    }

    Optional<RecordedDecision> find(String id) {
        return Optional.ofNullable(entities.find(DecisionEntity.class, id)).map(DecisionRepository::recorded);
    }

    Optional<RecordedDecision> newestMade(String actionId) {
        return entities.createQuery(
                        "from DecisionEntity d where d.actionId = ?1 and d.preview = false order by d.decidedAt desc, d.id desc",
                        DecisionEntity.class)
                .setParameter(1, actionId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(DecisionRepository::recorded);
    }

    /** Pages by id, which sorts by the time of the decision. */
    Page<RecordedDecision> page(@Nullable String actionId, @Nullable String cursor, int limit) {
        List<RecordedDecision> found = entities.createQuery("""
                        from DecisionEntity d
                        where (:before is null or d.id < :before)
                          and (:action is null or d.actionId = :action)
                        order by d.id desc""", DecisionEntity.class)
                .setParameter("before", cursor)
                .setParameter("action", actionId)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(DecisionRepository::recorded)
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit), found.get(limit - 1).decision().id());
    }

    private static RecordedDecision recorded(DecisionEntity row) {
        return new RecordedDecision(CanonicalJson.read(row.body, Decision.class), row.caseBody, row.preview);
    }
}
