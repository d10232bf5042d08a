package dev.governor.process.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ProcessInstanceRepository {

    private final EntityManager entities;

    ProcessInstanceRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<ProcessInstanceEntity> find(String processId, String id) {
        return Optional.ofNullable(entities.find(ProcessInstanceEntity.class, id))
                .filter(row -> row.processId.equals(processId));
    }

    Optional<ProcessInstanceEntity> findByKey(String processId, String businessKey) {
        return entities.createQuery(
                        "from ProcessInstanceEntity p where p.processId = ?1 and p.businessKey = ?2",
                        ProcessInstanceEntity.class)
                .setParameter(1, processId)
                .setParameter(2, businessKey)
                .getResultStream()
                .findFirst();
    }

    List<ProcessInstanceEntity> all(String processId) {
        return entities.createQuery(
                        "from ProcessInstanceEntity p where p.processId = ?1 order by p.id",
                        ProcessInstanceEntity.class)
                .setParameter(1, processId)
                .getResultList();
    }

    List<ProcessInstanceEntity> waitingFor(String processId, String eventType) {
        return entities.createQuery(
                        "from ProcessInstanceEntity p where p.processId = ?1 and ?2 member of p.eventTypes",
                        ProcessInstanceEntity.class)
                .setParameter(1, processId)
                .setParameter(2, eventType)
                .getResultList();
    }

    void insert(ProcessInstanceEntity row) {
        entities.persist(row);
        entities.flush();
    }

    /** Writes the changed row now, so that a lost race shows here and not at commit. */
    void update() {
        entities.flush();
    }

    void delete(ProcessInstanceEntity row) {
        entities.remove(row);
        entities.flush();
    }
}
