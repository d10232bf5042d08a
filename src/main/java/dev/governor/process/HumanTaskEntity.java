package dev.governor.process;

import dev.governor.kernel.Level;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A human task, kept after it ended. */
@Entity
@Table(name = "human_task")
class HumanTaskEntity {

    @Id
    String id;

    @Version
    @Column(nullable = false)
    long revision;

    @Column(nullable = false)
    String tenant;

    @Column(nullable = false)
    String name;

    @Column(name = "plan_id", nullable = false)
    String planId;

    @Column(name = "process_instance_id", nullable = false)
    String processInstanceId;

    @Column(nullable = false)
    String state;

    @Nullable
    @Column
    String owner;

    @Column(name = "candidate_group", nullable = false)
    String candidateGroup;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;

    /** A {@link TaskBody} as canonical JSON. */
    @Column(nullable = false)
    String body;

    TaskState state() {
        return Level.of(TaskState.class, state).orElseThrow();
    }

    HumanTask toTask(@Nullable Instant dueAt) {
        return new HumanTask(id, name, planId, state(), owner, candidateGroup, createdAt, dueAt, endedAt);
    }
}
