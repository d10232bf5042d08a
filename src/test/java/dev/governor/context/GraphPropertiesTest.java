package dev.governor.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import dev.governor.context.BlastRadius.Of;
import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every graph, shown on many small ones drawn at random. */
class GraphPropertiesTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final List<Trust> STRONG = List.of(Trust.AUTHORITATIVE, Trust.CURATED);
    private static final List<Trust> WEAK = List.of(Trust.DECLARED, Trust.CLAIMED);
    private static final List<Trust> ANY = List.of(Trust.AUTHORITATIVE, Trust.CURATED, Trust.DECLARED, Trust.CLAIMED);
    private static final List<AssetKey> KEYS = Stream.concat(
                    Stream.of(GraphWalk.INTERNET, new AssetKey("service:api"), new AssetKey("identity:ann")),
                    IntStream.range(0, 6).mapToObj(i -> new AssetKey("resource:r" + i)))
            .toList();
    private static final List<String> VULNERABLE = List.of("CVE-2024-0001");

    @Test
    void neitherOrderNorBatchesOfFactsMatter() {
        qt().withExamples(300).forAll(integers().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            List<ContextFact> facts = facts(random, 40, ANY, "s");
            List<String> expected = answers(AssetGraph.EMPTY.with(facts, 9));

            AssetGraph graph = AssetGraph.EMPTY;
            List<ContextFact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(10));
                graph = graph.with(shuffled.subList(from, to), 9);
                from = to;
            }

            assertThat(String.join("\n", answers(graph))).isEqualTo(String.join("\n", expected));
        });
    }

    @Test
    void anEarlierRevisionStaysAsItWas() {
        qt().withExamples(200).forAll(integers().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            AssetGraph before = AssetGraph.EMPTY.with(facts(random, 30, ANY, "s"), 1);
            List<String> told = answers(before);

            before.with(facts(random, 30, ANY, "s"), 2);
            before.with(facts(random, 30, ANY, "t"), 2);

            assertThat(answers(before)).isEqualTo(told);
        });
    }

    @Test
    void nothingThatAWeakSourceAddsLowersAnything() {
        qt().withExamples(300).forAll(integers().all()).checkAssert(GraphPropertiesTest::assertNothingIsLowered);
    }

    /** Once, production was seen only if a service's first name was in production. */
    @Test
    void aSeedThatOnceFailedLowersNothing() {
        assertNothingIsLowered(-630_520);
    }

    private static void assertNothingIsLowered(int seed) {
        Random random = new Random(seed);
        List<ContextFact> known = facts(random, 30, random.nextBoolean() ? STRONG : ANY, "s");
        List<ContextFact> added = facts(random, 1 + random.nextInt(8), WEAK, "attacker");
        AssetGraph graph = AssetGraph.EMPTY.with(known, 1);
        AssetGraph more = graph.with(added, 2);

        for (AssetKey asset : KEYS) {
            assertNotLower(seed, ContextView.of(graph), ContextView.of(more), asset);
        }
    }

    private static void assertNotLower(int seed, ContextView before, ContextView after, AssetKey asset) {
        if (!before.holds(asset)) {
            return;
        }
        AssetProfile was = before.profile(asset).orElseThrow();
        AssetProfile is = after.profile(asset).orElseThrow();
        String at = asset + ", seed " + seed;
        assertThat(ordinal(is.environment())).as(at).isGreaterThanOrEqualTo(ordinal(was.environment()));
        assertThat(ordinal(is.dataClassification())).as(at).isGreaterThanOrEqualTo(ordinal(was.dataClassification()));
        assertThat(ordinal(is.criticality())).as(at).isGreaterThanOrEqualTo(ordinal(was.criticality()));
        assertThat(ordinal(is.exposure())).as(at).isGreaterThanOrEqualTo(ordinal(was.exposure()));
        assertWider(at, was.attackRadius(), is.attackRadius());
        assertWider(at, before.fixRadius(asset), after.fixRadius(asset));
        assertThat(before.vex(asset, VULNERABLE)).as(at).containsAll(after.vex(asset, VULNERABLE));
    }

    private static void assertWider(String at, BlastRadius was, BlastRadius is) {
        assertThat(is.size(RadiusLimits.ORDINARY)).as(at).isGreaterThanOrEqualTo(was.size(RadiusLimits.ORDINARY));
        assertThat(is.assets()).as(at).isGreaterThanOrEqualTo(was.assets());
        assertThat(is.services()).as(at).isGreaterThanOrEqualTo(was.services());
        assertThat(is.productionServices()).as(at).isGreaterThanOrEqualTo(was.productionServices());
        assertThat(is.mostSensitive()).as(at).isGreaterThanOrEqualTo(was.mostSensitive());
    }

    private static <E extends Enum<E> & Level> int ordinal(Attributed<E> level) {
        E value = level.value();
        return value == null ? 0 : value.ordinal();
    }

    private static List<String> answers(AssetGraph graph) {
        ContextView view = ContextView.of(graph);
        return KEYS.stream()
                .flatMap(key -> Stream.of(
                        view.profile(key),
                        view.exposure(key),
                        view.impact(Of.ATTACK, key),
                        view.impact(Of.FIX, key),
                        view.neighbourhood(key, 2),
                        view.vex(key, VULNERABLE)))
                .map(Object::toString)
                .toList();
    }

    private static List<ContextFact> facts(Random random, int count, List<Trust> trusts, String source) {
        return Stream.generate(() -> fact(random, trusts, source)).limit(count).toList();
    }

    private static ContextFact fact(Random random, List<Trust> trusts, String prefix) {
        AssetKey asset = pick(random, KEYS);
        Trust trust = pick(random, trusts);
        String source = prefix + random.nextInt(3);
        Instant at = NOON.plusSeconds(random.nextInt(3));
        return switch (random.nextInt(8)) {
            case 0 -> new AssetFact(asset, "n" + random.nextInt(9), type(random), source, trust, at);
            case 1, 2 -> attribute(random, asset, source, trust, at);
            case 3 ->
                new VexFact(
                        asset,
                        VulnerabilityIds.key("CVE-2024-0001"),
                        pick(random, List.of(VexStatus.values())),
                        "",
                        null,
                        source,
                        trust,
                        at);
            default ->
                new RelationFact(
                        asset, pick(random, List.of(RelationType.values())), pick(random, KEYS), source, trust, at);
        };
    }

    private static ContextFact attribute(Random random, AssetKey asset, String source, Trust trust, Instant at) {
        return switch (random.nextInt(5)) {
            case 0 ->
                stated(asset, Attribute.ENVIRONMENT, pick(random, List.of("sandbox", "production")), source, trust, at);
            case 1 ->
                stated(
                        asset,
                        Attribute.DATA_CLASSIFICATION,
                        pick(random, List.of("public", "restricted")),
                        source,
                        trust,
                        at);
            case 2 -> stated(asset, Attribute.CRITICALITY, pick(random, List.of("low", "critical")), source, trust, at);
            case 3 ->
                stated(
                        asset,
                        Attribute.EXPOSURE,
                        pick(random, List.of("isolated", "internal", "internet")),
                        source,
                        trust,
                        at);
            default -> stated(asset, Attribute.OWNER, pick(random, List.of("ann", "bob")), source, trust, at);
        };
    }

    private static AttributeFact stated(
            AssetKey asset, Attribute attribute, String value, String source, Trust trust, Instant at) {
        return new AttributeFact(asset, attribute, value, source, trust, at);
    }

    private static String type(Random random) {
        return pick(random, List.of("service", "identity", "bucket"));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
