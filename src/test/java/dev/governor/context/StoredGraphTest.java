package dev.governor.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.context.BlastRadius.Of;
import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.kernel.Trust;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The graph in memory and the rows it is made of, with another process writing beside this one. */
@QuarkusTest
class StoredGraphTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00.123456Z");

    @Inject
    ContextRepository repository;

    @Inject
    GraphHolder holder;

    @Inject
    ContextService context;

    @Inject
    EntityManager entities;

    private final String run = UUID.randomUUID().toString();
    private final AssetKey table = new AssetKey("resource:" + run + "-table");
    private final AssetKey database = new AssetKey("resource:" + run + "-database");
    private final AssetKey service = new AssetKey("service:" + run);

    @Test
    void whatIsReadBackAnswersAsWhatWasWritten() {
        List<ContextFact> facts = facts();
        storedElsewhere(facts);

        holder.reload();

        AssetGraph expected = AssetGraph.EMPTY.with(facts, holder.current().revision());
        assertThat(answers(ContextView.of(holder.current()))).isEqualTo(answers(ContextView.of(expected)));
    }

    @Test
    void whatAnotherProcessStoredIsSeenByWhoDemandsItsRevision() {
        long revision = storedElsewhere(facts());
        assertThat(context.view().holds(table)).isFalse();

        ContextView view = context.atLeast(revision);

        assertThat(view.revision()).isGreaterThanOrEqualTo(revision);
        assertThat(view.profile(table).orElseThrow().environment().value()).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void aRevisionThatDoesNotComeIsRefused() {
        long none = context.revision() + 1_000_000;

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> context.atLeast(none));

        assertThat(problem.code()).isEqualTo(ProblemCode.STALE_CONTEXT);
        assertThat(problem.detail()).endsWith("not yet at " + none);
    }

    @Test
    void factsThatWereStoredAsJsonAreMovedIntoColumns() {
        List<ContextFact> facts = facts();
        QuarkusTransaction.requiringNew().run(() -> facts.forEach(this::insertAsJson));

        QuarkusTransaction.requiringNew().run(repository::carryOver);

        holder.reload();
        AssetGraph expected = AssetGraph.EMPTY.with(facts, holder.current().revision());
        assertThat(answers(ContextView.of(holder.current()))).isEqualTo(answers(ContextView.of(expected)));
        assertThat(bodies()).isZero();
    }

    @Test
    void aNewerFactReplacesItsRow() {
        AttributeFact before = new AttributeFact(table, Attribute.OWNER, "ann", "cmdb", Trust.CURATED, NOON);
        AttributeFact after =
                new AttributeFact(table, Attribute.OWNER, "bob", "cmdb", Trust.CURATED, NOON.plusSeconds(1));
        storedElsewhere(List.of(before));
        QuarkusTransaction.requiringNew().run(() -> {
            repository.lockRevision();
            repository.update(Map.of(after.identity(), after));
            repository.nextRevision();
        });

        Map<Digest, ContextFact> stored =
                QuarkusTransaction.requiringNew().call(() -> repository.like(List.of(after.identity())));

        assertThat(stored.values()).containsExactly(after);
        assertThat(holder.refreshed().stated(table, Attribute.OWNER)).containsExactly(after);
    }

    @Test
    void assetsAreFoundByTextTypeAndEnvironmentSliceBySlice() {
        storedElsewhere(facts());
        ContextView view = ContextView.of(holder.refreshed());

        Page<AssetSummary> first =
                view.search(new AssetQuery(run.toUpperCase(java.util.Locale.ROOT), null, null, null, 2));
        Page<AssetSummary> second = view.search(new AssetQuery(run, null, null, new AssetKey(first.next()), 2));

        assertThat(first.items()).extracting(AssetSummary::asset).containsExactly(database, table);
        assertThat(second.items()).extracting(AssetSummary::asset).containsExactly(service);
        assertThat(second.next()).isNull();
        assertThat(keys(view, new AssetQuery(run, "table", null, null, 9))).containsExactly(table);
        assertThat(keys(view, new AssetQuery(run, null, Environment.SANDBOX, null, 9)))
                .containsExactly(service);
    }

    private static List<AssetKey> keys(ContextView view, AssetQuery query) {
        return view.search(query).items().stream().map(AssetSummary::asset).toList();
    }

    /** Stores facts as another process would: this one is not told. */
    private long storedElsewhere(List<ContextFact> facts) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<Digest, ContextFact> rows = new LinkedHashMap<>();
            facts.forEach(fact -> rows.put(fact.identity(), fact));
            repository.lockRevision();
            repository.insert(rows);
            return repository.nextRevision();
        });
    }

    private void insertAsJson(ContextFact fact) {
        String kind = fact.getClass().getSimpleName().replace("Fact", "").toLowerCase(java.util.Locale.ROOT);
        entities.createNativeQuery("insert into context_fact (id, tenant, kind, asset, body) values (?, ?, ?, ?, ?)")
                .setParameter(1, fact.identity().text())
                .setParameter(2, Tenant.DEFAULT.name())
                .setParameter(3, kind)
                .setParameter(4, fact.asset().text())
                .setParameter(5, CanonicalJson.write(fact))
                .executeUpdate();
    }

    private long bodies() {
        return ((Number) entities.createNativeQuery("select count(*) from context_fact where body is not null")
                        .getSingleResult())
                .longValue();
    }

    private List<String> answers(ContextView view) {
        List<String> answers = new ArrayList<>();
        for (AssetKey key : List.of(table, database, service)) {
            Stream.of(
                            view.profile(key),
                            view.exposure(key),
                            view.impact(Of.ATTACK, key),
                            view.impact(Of.FIX, key),
                            view.vex(key, List.of("CVE-2024-0001")))
                    .map(Object::toString)
                    .forEach(answers::add);
        }
        return answers;
    }

    private List<ContextFact> facts() {
        return List.of(
                new AssetFact(table, "cards", "table", "cmdb", Trust.CURATED, NOON),
                new AssetFact(database, "shop", "database", "cmdb", Trust.CURATED, null),
                new AssetFact(service, "api", "service", "cmdb", Trust.CURATED, NOON),
                new RelationFact(database, RelationType.CONTAINS, table, "cmdb", Trust.CURATED, NOON),
                new RelationFact(service, RelationType.DEPENDS_ON, table, "cmdb", Trust.CURATED, NOON),
                new AttributeFact(database, Attribute.ENVIRONMENT, "production", "cmdb", Trust.CURATED, NOON),
                new AttributeFact(service, Attribute.ENVIRONMENT, "sandbox", "cmdb", Trust.CURATED, NOON),
                new VexFact(
                        table,
                        VulnerabilityIds.key("CVE-2024-0001"),
                        VexStatus.NOT_AFFECTED,
                        "not in use",
                        NOON.plusSeconds(60),
                        "vex:team",
                        Trust.CURATED,
                        NOON));
    }
}
