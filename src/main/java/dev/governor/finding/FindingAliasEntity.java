package dev.governor.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A source's own id for a finding. */
@Entity
@Table(name = "finding_alias")
class FindingAliasEntity {

    /** The digest of the finding's id and the alias. */
    @Id
    String id;

    @Column(name = "finding_id", nullable = false)
    String findingId;

    @Column(nullable = false)
    String alias;
}
