package dev.governor.context;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that counts revisions; its lock puts signals in order. */
@Entity
@Table(name = "context_revision")
class ContextRevisionEntity {

    static final int ONLY = 1;

    @Id
    int id;

    @Column(nullable = false)
    long revision;
}
