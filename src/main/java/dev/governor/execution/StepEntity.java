package dev.governor.execution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "execution_step")
class StepEntity {

    /** Plan, step and attempt, joined by slashes. */
    @Id
    String id;

    @Column(name = "plan_id", nullable = false)
    String planId;

    @Column(nullable = false)
    String step;

    @Column(nullable = false)
    int attempt;

    @Column(name = "intended_at", nullable = false)
    Instant intendedAt;

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;

    @Nullable
    @Column
    String result;

    @Nullable
    @Column
    String failure;

    static String id(String planId, Step step, int attempt) {
        return planId + "/" + step.word() + "/" + attempt;
    }
}
