package dev.governor.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

@Entity
@DynamicUpdate
@Table(name = "owed_receipt")
class OwedReceiptEntity {

    @Id
    String id;

    @Column(nullable = false, updatable = false)
    String kind;

    @Column(nullable = false, updatable = false)
    String subject;

    @Column(nullable = false, updatable = false)
    String actor;

    @Column(nullable = false, updatable = false)
    String body;

    @Column(name = "owed_at", nullable = false, updatable = false)
    Instant owedAt;

    /** The receipt's number; null while it is owed. */
    @Nullable
    @Column
    Long sequence;
}
