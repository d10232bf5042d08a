package dev.governor.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "receipt")
class ReceiptEntity {

    @Id
    long sequence;

    @Column(nullable = false)
    String id;

    @Column(nullable = false)
    String tenant;

    @Column(name = "written_at", nullable = false)
    Instant at;

    @Column(nullable = false)
    String kind;

    @Column(nullable = false)
    String subject;

    @Column(nullable = false)
    String actor;

    @Column(nullable = false)
    String body;

    @Column(nullable = false)
    String previous;

    @Column(nullable = false)
    String digest;
}
