package dev.governor.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "approval_review")
@IdClass(ReviewEntity.Key.class)
class ReviewEntity {

    @Id
    @Column(name = "request_id")
    String requestId;

    @Id
    int ordinal;

    @Column(nullable = false)
    String reviewer;

    @Column(nullable = false)
    String verdict;

    @Column(name = "review_comment", nullable = false)
    String comment;

    @Column(nullable = false)
    String binding;

    @Column(name = "reviewed_at", nullable = false)
    Instant at;

    record Key(String requestId, int ordinal) implements Serializable {}
}
