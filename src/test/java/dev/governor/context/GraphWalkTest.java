package dev.governor.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphWalkTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final AssetKey TABLE = key("table");
    private static final AssetKey DATABASE = key("database");

    @Test
    void theShortestPathFromTheInternetIsTheExposure() {
        AssetGraph graph = graph(
                exposes(GraphWalk.INTERNET, key("proxy")),
                exposes(key("proxy"), DATABASE),
                exposes(GraphWalk.INTERNET, key("long")),
                exposes(key("long"), key("way")),
                exposes(key("way"), DATABASE),
                contains(DATABASE, TABLE));

        List<Relation> path = new GraphWalk(graph).exposurePath(TABLE);

        assertThat(path.stream().map(Relation::to)).containsExactly(key("proxy"), DATABASE, TABLE);
    }

    @Test
    void dependingOnSomethingExposedDoesNotExposeIt() {
        AssetGraph graph =
                graph(exposes(GraphWalk.INTERNET, key("api")), relation(key("api"), RelationType.DEPENDS_ON, TABLE));

        assertThat(new GraphWalk(graph).exposurePath(TABLE)).isEmpty();
        assertThat(new ProfileReading(graph).profile(TABLE).exposure().isKnown())
                .isFalse();
    }

    @Test
    void cyclesEnd() {
        AssetGraph graph = graph(
                contains(key("a"), key("b")),
                contains(key("b"), key("a")),
                relation(key("a"), RelationType.DEPENDS_ON, key("a")));

        assertThat(new GraphWalk(graph).attackReach(key("a"))).containsExactly(key("b"));
        assertThat(new ProfileReading(graph).profile(key("a")).exposurePath()).isEmpty();
    }

    @Test
    void aPathBeatsWhatTheInventorySaysAndNamesTheConflict() {
        AssetGraph graph = graph(
                exposes(GraphWalk.INTERNET, TABLE),
                stated(TABLE, Attribute.EXPOSURE, "internal", "cmdb", Trust.CURATED));

        AssetProfile profile = new ProfileReading(graph).profile(TABLE);

        assertThat(profile.exposure().value()).isEqualTo(Exposure.INTERNET);
        assertThat(profile.exposure().conflicts()).containsExactly("cmdb (curated) says internal");
    }

    @Test
    void theNearestStatementWins() {
        AssetGraph graph = graph(
                contains(key("cluster"), DATABASE),
                contains(DATABASE, TABLE),
                stated(key("cluster"), Attribute.ENVIRONMENT, "production", "cmdb", Trust.CURATED),
                stated(DATABASE, Attribute.ENVIRONMENT, "sandbox", "cmdb", Trust.CURATED));

        AssetProfile profile = new ProfileReading(graph).profile(TABLE);

        assertThat(profile.environment().value()).isEqualTo(Environment.SANDBOX);
        assertThat(profile.environment().source()).isEqualTo("cmdb, inherited from " + DATABASE);
        assertThat(profile.environment().conflicts()).isEmpty();
    }

    @Test
    void aTagMayRaiseAndNeverLower() {
        AssetGraph graph = graph(
                stated(TABLE, Attribute.DATA_CLASSIFICATION, "internal", "cmdb", Trust.CURATED),
                stated(TABLE, Attribute.DATA_CLASSIFICATION, "restricted", "tag", Trust.DECLARED),
                stated(TABLE, Attribute.ENVIRONMENT, "production", "cmdb", Trust.CURATED),
                stated(TABLE, Attribute.ENVIRONMENT, "sandbox", "tag", Trust.DECLARED));

        AssetProfile profile = new ProfileReading(graph).profile(TABLE);

        assertThat(profile.dataClassification().value()).isEqualTo(DataClassification.RESTRICTED);
        assertThat(profile.dataClassification().conflicts()).containsExactly("cmdb (curated) says internal");
        assertThat(profile.environment().value()).isEqualTo(Environment.PRODUCTION);
        assertThat(profile.environment().conflicts()).containsExactly("tag (declared) says sandbox");
    }

    @Test
    void aClaimedContainerLendsNothing() {
        RelationFact claim =
                new RelationFact(key("harmless"), RelationType.CONTAINS, TABLE, "agent", Trust.CLAIMED, NOON);
        AssetGraph graph = graph(
                claim,
                contains(DATABASE, TABLE),
                stated(key("harmless"), Attribute.ENVIRONMENT, "sandbox", "cmdb", Trust.CURATED),
                stated(DATABASE, Attribute.ENVIRONMENT, "production", "cmdb", Trust.CURATED));

        assertThat(new ProfileReading(graph).profile(TABLE).environment().value())
                .isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void theFixReachesReadersTheirMembersAndWhoAssumesThem() {
        AssetGraph graph = graph(
                contains(DATABASE, TABLE),
                relation(new AssetKey("identity:readers"), RelationType.READS, TABLE),
                relation(new AssetKey("identity:ann"), RelationType.MEMBER_OF, new AssetKey("identity:readers")),
                relation(new AssetKey("service:app"), RelationType.ASSUMES, new AssetKey("identity:ann")),
                relation(new AssetKey("service:other"), RelationType.DEPENDS_ON, DATABASE));

        BlastRadius radius = new ProfileReading(graph).fixRadius(TABLE);

        assertThat(radius.identities()).isEqualTo(2);
        assertThat(radius.services()).isEqualTo(1);
        assertThat(radius.productionServices()).isZero();
        assertThat(radius.reached()).doesNotContain(new AssetKey("service:other"));
    }

    @Test
    void aSliceIsBoundedAndSaysWhenItIsCut() {
        List<ContextFact> facts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            facts.add(contains(DATABASE, key("t" + i)));
        }

        GraphSlice slice = new Neighbourhood(AssetGraph.EMPTY.with(facts, 3)).around(DATABASE, 2);

        assertThat(slice.nodes()).hasSize(GraphSlice.MAX_NODES);
        assertThat(slice.relations()).hasSize(GraphSlice.MAX_NODES - 1);
        assertThat(slice.cut()).isTrue();
        assertThat(slice.revision()).isEqualTo(3);
    }

    @Test
    void anOlderFactOfTheSameSourceChangesNothing() {
        AssetFact fresh = new AssetFact(TABLE, "new", "t", "cmdb", Trust.CURATED, NOON);
        AssetFact stale = new AssetFact(TABLE, "old", "t", "cmdb", Trust.CURATED, NOON.minusSeconds(1));

        AssetGraph graph = AssetGraph.EMPTY.with(List.of(fresh), 1).with(List.of(stale), 2);

        assertThat(graph.asset(TABLE)).contains(fresh);
    }

    private static AssetGraph graph(ContextFact... facts) {
        return AssetGraph.EMPTY.with(List.of(facts), 1);
    }

    private static AssetKey key(String name) {
        return new AssetKey("resource:" + name);
    }

    private static RelationFact contains(AssetKey from, AssetKey to) {
        return relation(from, RelationType.CONTAINS, to);
    }

    private static RelationFact exposes(AssetKey from, AssetKey to) {
        return relation(from, RelationType.EXPOSES, to);
    }

    private static RelationFact relation(AssetKey from, RelationType type, AssetKey to) {
        return new RelationFact(from, type, to, "cmdb", Trust.CURATED, NOON);
    }

    private static AttributeFact stated(AssetKey asset, Attribute attribute, String value, String source, Trust trust) {
        return new AttributeFact(asset, attribute, value, source, trust, NOON);
    }
}
