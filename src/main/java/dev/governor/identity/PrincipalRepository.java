package dev.governor.identity;

import dev.governor.kernel.Level;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

@ApplicationScoped
class PrincipalRepository {

    private final EntityManager entities;

    PrincipalRepository(EntityManager entities) {
        this.entities = entities;
    }

    long count() {
        return entities.createQuery("select count(p) from PrincipalEntity p", Long.class)
                .getSingleResult();
    }

    void insert(PrincipalAccount account, String secretHash, Instant at) {
        PrincipalEntity row = new PrincipalEntity();
        row.id = account.id();
        row.name = account.name();
        row.tenant = account.tenant().name();
        row.roles = account.roles().stream().map(Role::word).sorted().collect(Collectors.joining(" "));
        row.operator = account.operator();
        row.secretHash = secretHash;
        row.createdAt = at;
        entities.persist(row);
    }

    void replaceSecret(String id, String secretHash) {
        entities.find(PrincipalEntity.class, id).secretHash = secretHash;
    }

    Optional<String> secretHash(String id) {
        return Optional.ofNullable(entities.find(PrincipalEntity.class, id)).map(row -> row.secretHash);
    }

    Optional<PrincipalAccount> find(String id) {
        return Optional.ofNullable(entities.find(PrincipalEntity.class, id)).map(PrincipalRepository::account);
    }

    private static PrincipalAccount account(PrincipalEntity row) {
        return new PrincipalAccount(
                row.id,
                row.name,
                new Tenant(row.tenant),
                Arrays.stream(row.roles.split(" "))
                        .map(word -> Level.of(Role.class, word).orElseThrow())
                        .collect(Collectors.toSet()),
                row.operator);
    }
}
