package dev.governor.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "principal")
class PrincipalEntity {

    @Id
    String id;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String tenant;

    /** Role words, separated by spaces. */
    @Column(nullable = false)
    String roles;

    @Nullable
    String operator;

    /** A bcrypt hash with its salt and cost; the secret itself is stored nowhere. */
    @Column(name = "secret_hash", nullable = false)
    String secretHash;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;
}
