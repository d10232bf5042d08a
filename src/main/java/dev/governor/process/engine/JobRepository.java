package dev.governor.process.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
class JobRepository {

    private final EntityManager entities;

    JobRepository(EntityManager entities) {
        this.entities = entities;
    }

    void insert(JobEntity job) {
        entities.persist(job);
        entities.flush();
    }

    Optional<JobEntity> find(String id) {
        return Optional.ofNullable(entities.find(JobEntity.class, id));
    }

    /** Returns the row as it is now, kept from others until the transaction ends. */
    Optional<JobEntity> lock(String id) {
        return Optional.ofNullable(entities.find(JobEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    boolean delete(String id) {
        return entities.createQuery("delete from JobEntity j where j.id = ?1")
                        .setParameter(1, id)
                        .executeUpdate()
                > 0;
    }

    void delete(JobEntity job) {
        entities.remove(job);
        entities.flush();
    }

    /**
     * Locks and returns the job due longest, without those other workers look at, those of work that another server has claimed,
     * and those of work in {@code except}.
     */
    Optional<JobEntity> lockDue(Instant now, String holder, Collection<String> except) {
        List<?> found = entities.createNativeQuery("""
            select * from process_job
            where due_at <= :now
              and coalesce(process_instance_id, id) not in (:except)
              and not exists (
                  select 1 from work_claim
                  where work = coalesce(process_instance_id, id)
                    and holder <> :holder and ends_at > current_timestamp)
            order by due_at, id
            limit 1
            for update skip locked\
            """, JobEntity.class)
                .setParameter("now", now)
                .setParameter("holder", holder)
                .setParameter("except", except.isEmpty() ? List.of("") : List.copyOf(except))
                .getResultList();
        return found.stream().map(JobEntity.class::cast).findFirst();
    }

    /** Returns the id of the step that a process is to run now, empty when it waits for something else. */
    Optional<String> dueStepOf(String processInstanceId, Instant now) {
        return entities.createQuery(
                        "select j.id from JobEntity j where j.processInstanceId = ?1 and j.timerId = ?2 and j.dueAt <="
                                + " ?3",
                        String.class)
                .setParameter(1, processInstanceId)
                .setParameter(2, JobEntity.STEP)
                .setParameter(3, now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Returns the work of {@code works} for which there is a job. */
    Set<String> waiting(Collection<String> works) {
        return works.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery(
                                "select distinct coalesce(j.processInstanceId, j.id) from JobEntity j"
                                        + " where coalesce(j.processInstanceId, j.id) in ?1",
                                String.class)
                        .setParameter(1, works)
                        .getResultList());
    }

    List<JobEntity> lockAllOf(String processInstanceId) {
        return entities.createQuery("from JobEntity j where j.processInstanceId = ?1 order by j.id", JobEntity.class)
                .setParameter(1, processInstanceId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    List<JobEntity> of(Collection<String> processInstanceIds) {
        return entities.createQuery(
                        "from JobEntity j where j.processInstanceId in ?1 order by j.dueAt", JobEntity.class)
                .setParameter(1, processInstanceIds)
                .getResultList();
    }
}
