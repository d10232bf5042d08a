package dev.governor.process.engine;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A running process as the engine serialises it, with what we look it up by. */
@Entity
@Table(name = "process_instance")
class ProcessInstanceEntity {

    @Id
    String id;

    @Version
    @Column(nullable = false)
    long revision;

    @Column(name = "process_id", nullable = false)
    String processId;

    @Column(name = "process_version", nullable = false)
    String processVersion;

    @Nullable
    @Column(name = "business_key")
    String businessKey;

    /** Ids of the elements it waits at, in the BPMN's words, separated by spaces. */
    @Column(name = "waits_at", nullable = false)
    String waitsAt;

    @Column(nullable = false)
    byte[] payload;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @ElementCollection
    @CollectionTable(name = "process_instance_event", joinColumns = @JoinColumn(name = "process_instance_id"))
    @Column(name = "event_type", nullable = false)
    Set<String> eventTypes = new HashSet<>();
}
