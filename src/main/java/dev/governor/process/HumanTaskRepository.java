package dev.governor.process;

import dev.governor.kernel.Page;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class HumanTaskRepository {

    private final EntityManager entities;

    HumanTaskRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<HumanTaskEntity> find(String id) {
        return Optional.ofNullable(entities.find(HumanTaskEntity.class, id));
    }

    /** Returns the row as it is now, kept from others until the transaction ends. */
    Optional<HumanTaskEntity> lock(String id) {
        HumanTaskEntity row = entities.find(HumanTaskEntity.class, id);
        if (row == null) {
            return Optional.empty();
        }
        entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return Optional.of(row);
    }

    void insert(HumanTaskEntity row) {
        entities.persist(row);
        entities.flush();
    }

    void update() {
        entities.flush();
    }

    List<HumanTaskEntity> openIn(Set<String> groups) {
        return entities.createQuery(
                        "from HumanTaskEntity t where t.candidateGroup in ?1 and t.endedAt is null order by t.id",
                        HumanTaskEntity.class)
                .setParameter(1, groups)
                .getResultList();
    }

    List<HumanTaskEntity> of(String planId) {
        return entities.createQuery(
                        "from HumanTaskEntity t where t.planId = ?1 order by t.createdAt, t.id", HumanTaskEntity.class)
                .setParameter(1, planId)
                .getResultList();
    }

    /** Returns the newest first. */
    List<HumanTaskEntity> page(
            Tenant tenant, Set<String> groups, @Nullable TaskState state, @Nullable String before, int limit) {
        return entities.createQuery("""
                        from HumanTaskEntity t
                        where t.tenant = :tenant
                          and t.candidateGroup in :groups
                          and (:state is null or t.state = :state)
                          and (:mark is null or t.id < :mark)
                        order by t.id desc""", HumanTaskEntity.class)
                .setParameter("tenant", tenant.name())
                .setParameter("groups", groups)
                .setParameter("state", state == null ? null : state.word())
                .setParameter("mark", Page.cursor("tsk", before))
                .setMaxResults(limit)
                .getResultList();
    }
}
