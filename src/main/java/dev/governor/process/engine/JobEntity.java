package dev.governor.process.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something the engine does later: an asynchronous step that is due at once, or a timer. */
@Entity
@Table(name = "process_job")
class JobEntity {

    /** The engine's timer id of an asynchronous step; every other id is a timer's. */
    static final String STEP = "-1";

    @Id
    String id;

    @Nullable
    @Column(name = "process_id")
    String processId;

    @Nullable
    @Column(name = "process_instance_id")
    String processInstanceId;

    @Nullable
    @Column(name = "timer_id")
    String timerId;

    @Nullable
    @Column(name = "human_task_id")
    String humanTaskId;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @Nullable
    @Column(name = "repeat_millis")
    Long repeatMillis;

    @Nullable
    @Column(name = "repeat_limit")
    Integer repeatLimit;

    @Column(nullable = false)
    int attempts;

    @Nullable
    @Column(name = "last_error")
    String lastError;

    /** Returns what a server claims to run it: its process, of which one server at a time runs jobs. */
    String work() {
        return processInstanceId == null ? id : processInstanceId;
    }

    /** Tells whether it is an asynchronous step and not a timer. */
    boolean isStep() {
        return STEP.equals(timerId);
    }
}
