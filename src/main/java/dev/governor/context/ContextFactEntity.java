package dev.governor.context;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The newest fact of one identity. */
@Entity
@Table(name = "context_fact")
class ContextFactEntity {

    @Id
    String id;

    @Column(nullable = false)
    String tenant;

    @Column(nullable = false)
    String kind;

    @Column(nullable = false)
    String asset;

    @Column(nullable = false)
    String body;
}
