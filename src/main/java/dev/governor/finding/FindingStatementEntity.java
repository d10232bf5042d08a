package dev.governor.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The newest statement of one source about one finding. */
@Entity
@Table(name = "finding_statement")
class FindingStatementEntity {

    /** The finding's id, a blank and the source. */
    @Id
    String id;

    @Column(name = "finding_id", nullable = false)
    String findingId;

    @Column(nullable = false)
    String source;

    @Column(nullable = false)
    String body;
}
