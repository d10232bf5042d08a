package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ContextRepository {

    private static final String ASSET = "asset";
    private static final String RELATION = "relation";
    private static final String ATTRIBUTE = "attribute";
    private static final String VEX = "vex";

    private final EntityManager entities;

    ContextRepository(EntityManager entities) {
        this.entities = entities;
    }

    List<ContextFact> all() {
        return entities.createQuery("from ContextFactEntity f order by f.id", ContextFactEntity.class)
                .getResultStream()
                .map(ContextRepository::fact)
                .toList();
    }

    Optional<ContextFact> like(ContextFact fact) {
        return Optional.ofNullable(
                        entities.find(ContextFactEntity.class, fact.identity().text()))
                .map(ContextRepository::fact);
    }

    void save(ContextFact fact) {
        String id = fact.identity().text();
        ContextFactEntity found = entities.find(ContextFactEntity.class, id);
        ContextFactEntity row = found == null ? new ContextFactEntity() : found;
        row.id = id;
        row.tenant = Tenant.DEFAULT.name();
        row.kind = kind(fact);
        row.asset = fact.asset().text();
        row.body = CanonicalJson.write(fact);
        if (found == null) {
            entities.persist(row);
        }
    }

    long revision() {
        return entities.find(ContextRevisionEntity.class, ContextRevisionEntity.ONLY).revision;
    }

    /** Makes other signals wait until this transaction ends. */
    void lockRevision() {
        ContextRevisionEntity row =
                entities.find(ContextRevisionEntity.class, ContextRevisionEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(row);
    }

    long nextRevision() {
        ContextRevisionEntity row = entities.find(ContextRevisionEntity.class, ContextRevisionEntity.ONLY);
        row.revision++;
        return row.revision;
    }

    private static String kind(ContextFact fact) {
        if (fact instanceof AssetFact) {
            return ASSET;
        }
        if (fact instanceof RelationFact) {
            return RELATION;
        }
        return fact instanceof AttributeFact ? ATTRIBUTE : VEX;
    }

    private static ContextFact fact(ContextFactEntity row) {
        return switch (row.kind) {
            case ASSET -> CanonicalJson.read(row.body, AssetFact.class);
            case RELATION -> CanonicalJson.read(row.body, RelationFact.class);
            case ATTRIBUTE -> CanonicalJson.read(row.body, AttributeFact.class);
            case VEX -> CanonicalJson.read(row.body, VexFact.class);
            default -> throw new IllegalStateException("a context fact has the kind `" + row.kind + "`");
        };
    }
}
