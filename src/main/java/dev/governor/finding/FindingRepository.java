package dev.governor.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Page;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class FindingRepository {

    private final EntityManager entities;

    FindingRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<Finding> find(String id) {
        return Optional.ofNullable(entities.find(FindingEntity.class, id)).map(row -> read(row.body, Finding.class));
    }

    Optional<StoredFinding> byKey(Digest key) {
        return entities.createQuery("from FindingEntity f where f.tenant = ?1 and f.key = ?2", FindingEntity.class)
                .setParameter(1, Tenant.DEFAULT.name())
                .setParameter(2, key.text())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(this::stored);
    }

    Optional<StoredFinding> locked(String id) {
        return Optional.ofNullable(entities.find(FindingEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(row -> {
                    entities.refresh(row);
                    return stored(row);
                });
    }

    void save(StoredFinding stored) {
        Finding finding = stored.finding();
        FindingEntity found = entities.find(FindingEntity.class, finding.id());
        FindingEntity row = found == null ? new FindingEntity() : found;
        row.id = finding.id();
        row.tenant = finding.tenant().name();
        row.key = finding.key().text();
        row.asset = finding.asset().text();
        row.type = finding.type();
        row.severity = finding.severity().orElse(Severity.UNKNOWN).word();
        row.status = finding.status().word();
        row.lastSeen = finding.lastSeen();
        row.body = CanonicalJson.write(finding);
        if (found == null) {
            entities.persist(row);
        }
        stored.statements().values().forEach(statement -> save(finding.id(), statement));
        stored.aliases().forEach(alias -> save(finding.id(), alias));
    }

    Page<Finding> page(FindingQuery query, @Nullable String cursor, int limit) {
        AssetKey asset = query.asset();
        Severity severity = query.severity();
        FindingStatus status = query.status();
        List<Finding> found = entities.createQuery("""
                        from FindingEntity f
                        where f.tenant = :tenant
                          and (:cursor is null or f.id < :cursor)
                          and (:status is null or f.status = :status)
                          and (:severity is null or f.severity = :severity)
                          and (:asset is null or f.asset = :asset)
                          and (:type is null or f.type = :type)
                        order by f.id desc""", FindingEntity.class)
                .setParameter("tenant", Tenant.DEFAULT.name())
                .setParameter("cursor", Page.cursor("fnd", cursor))
                .setParameter("status", status == null ? null : status.word())
                .setParameter("severity", severity == null ? null : severity.word())
                .setParameter("asset", asset == null ? null : asset.text())
                .setParameter("type", query.type())
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(row -> read(row.body, Finding.class))
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id());
    }

    private StoredFinding stored(FindingEntity row) {
        TreeMap<String, Statement> statements = new TreeMap<>();
        entities.createQuery("from FindingStatementEntity s where s.findingId = ?1", FindingStatementEntity.class)
                .setParameter(1, row.id)
                .getResultList()
                .forEach(statement -> statements.put(statement.source, read(statement.body, Statement.class)));
        TreeSet<String> aliases = new TreeSet<>(
                entities.createQuery("select a.alias from FindingAliasEntity a where a.findingId = ?1", String.class)
                        .setParameter(1, row.id)
                        .getResultList());
        return new StoredFinding(read(row.body, Finding.class), statements, aliases);
    }

    private void save(String findingId, Statement statement) {
        String id = findingId + " " + statement.source();
        FindingStatementEntity found = entities.find(FindingStatementEntity.class, id);
        FindingStatementEntity row = found == null ? new FindingStatementEntity() : found;
        row.id = id;
        row.findingId = findingId;
        row.source = statement.source();
        row.body = CanonicalJson.write(statement);
        if (found == null) {
            entities.persist(row);
        }
    }

    private void save(String findingId, String alias) {
        String id = Digest.ofCanonical(List.of(findingId, alias)).text();
        if (entities.find(FindingAliasEntity.class, id) == null) {
            FindingAliasEntity row = new FindingAliasEntity();
            row.id = id;
            row.findingId = findingId;
            row.alias = alias;
            entities.persist(row);
        }
    }

    private static <T> T read(String body, Class<T> type) {
        try {
            return CanonicalJson.mapper()
                    .readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a stored " + type.getSimpleName(), e);
        }
    }
}
