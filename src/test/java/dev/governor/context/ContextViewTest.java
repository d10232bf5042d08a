package dev.governor.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.context.BlastRadius.Of;
import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextViewTest {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final AssetKey BUCKET = new AssetKey("arn:aws:s3:-:-:statements");
    private static final AssetKey CATALOGUED = new AssetKey("backstage:resource:default:statements");
    private static final AssetKey IMAGE = new AssetKey("image:registry.example.com:shop:web:sha256%3Aaa");
    private static final AssetKey WEB = new AssetKey("kubernetes:prod:shop:deployment:web");
    private static final AssetKey BATCH = new AssetKey("kubernetes:prod:ops:cronjob:batch");
    private static final AssetKey REPOSITORY = new AssetKey("git:github.com:example:shop");
    private static final AssetKey API = new AssetKey("service:api");

    private final List<ContextFact> facts = new ArrayList<>();

    @Test
    void aReviewedNameOfAnAssetIsTheAsset() {
        relation(CATALOGUED, RelationType.SAME_AS, BUCKET, Trust.CURATED);
        relation(API, RelationType.DEPENDS_ON, CATALOGUED, Trust.CURATED);
        state(API, Attribute.ENVIRONMENT, "production", Trust.CURATED);
        state(CATALOGUED, Attribute.OWNER, "payments", Trust.CURATED);
        state(BUCKET, Attribute.DATA_CLASSIFICATION, "restricted", Trust.AUTHORITATIVE);

        AssetProfile profile = view().profile(BUCKET).orElseThrow();

        assertThat(profile.owner().value()).isEqualTo("payments");
        assertThat(profile.owner().source()).isEqualTo("test, said of " + CATALOGUED);
        assertThat(profile.attackRadius().reached()).containsExactly(API);
        assertThat(profile.attackRadius().production()).containsExactly("api");
        assertThat(profile.attackRadius().size(RadiusLimits.ORDINARY)).isEqualTo(BlastRadius.Size.HIGH);
        assertThat(view().fixRadius(BUCKET).reached()).containsExactly(API);
        assertThat(view().fixRadius(BUCKET).size(RadiusLimits.ORDINARY)).isEqualTo(BlastRadius.Size.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({
        "authoritative, sandbox",
        "curated, sandbox",
        "declared, production",
        "claimed, production",
    })
    void nobodyAliasesAnAssetToAHarmlessOneByAMereTag(String trust, String expected) {
        AssetKey harmless = new AssetKey("resource:harmless");
        AssetKey account = new AssetKey("aws-account:1");
        relation(BUCKET, RelationType.SAME_AS, harmless, Trust.valueOf(trust.toUpperCase(java.util.Locale.ROOT)));
        relation(account, RelationType.CONTAINS, BUCKET, Trust.AUTHORITATIVE);
        state(account, Attribute.ENVIRONMENT, "production", Trust.AUTHORITATIVE);
        state(harmless, Attribute.ENVIRONMENT, "sandbox", Trust.AUTHORITATIVE);

        AssetProfile profile = view().profile(BUCKET).orElseThrow();

        assertThat(profile.environment().value().word()).isEqualTo(expected);
    }

    @Test
    void aClaimedNameMayRaise() {
        AssetKey exposed = new AssetKey("resource:exposed");
        relation(BUCKET, RelationType.SAME_AS, exposed, Trust.CLAIMED);
        relation(GraphWalk.INTERNET, RelationType.EXPOSES, exposed, Trust.AUTHORITATIVE);
        state(exposed, Attribute.DATA_CLASSIFICATION, "restricted", Trust.AUTHORITATIVE);
        state(BUCKET, Attribute.DATA_CLASSIFICATION, "public", Trust.AUTHORITATIVE);

        AssetProfile profile = view().profile(BUCKET).orElseThrow();

        assertThat(profile.exposure().value()).isEqualTo(Exposure.INTERNET);
        assertThat(profile.exposure().trust()).isEqualTo(Trust.CLAIMED);
        assertThat(profile.dataClassification().value()).isEqualTo(DataClassification.RESTRICTED);
        assertThat(profile.dataClassification().trust()).isEqualTo(Trust.CLAIMED);
    }

    @Test
    void anImageIsWhatTheWorkloadsAreThatRunItAndTheStrictestCounts() {
        relation(BATCH, RelationType.RUNS, IMAGE, Trust.AUTHORITATIVE);
        relation(WEB, RelationType.RUNS, IMAGE, Trust.AUTHORITATIVE);
        state(BATCH, Attribute.ENVIRONMENT, "sandbox", Trust.AUTHORITATIVE);
        state(WEB, Attribute.ENVIRONMENT, "production", Trust.CURATED);

        Attributed<Environment> environment =
                view().profile(IMAGE).orElseThrow().environment();

        assertThat(environment.value()).isEqualTo(Environment.PRODUCTION);
        assertThat(environment.source()).isEqualTo("test, inherited from " + WEB);
        assertThat(environment.conflicts())
                .containsExactly("test, inherited from " + BATCH + " (authoritative) says sandbox");
    }

    @Test
    void anImageWithoutAnOwnerIsTheRepositorysAsFarAsItsProvenanceIsBelieved() {
        relation(WEB, RelationType.RUNS, IMAGE, Trust.AUTHORITATIVE);
        relation(IMAGE, RelationType.BUILT_FROM, REPOSITORY, Trust.DECLARED);
        state(WEB, Attribute.OWNER, "label-team", Trust.DECLARED);
        state(REPOSITORY, Attribute.OWNER, "example/shop", Trust.CURATED);

        Attributed<String> owner = view().profile(IMAGE).orElseThrow().owner();

        assertThat(owner.value()).isEqualTo("example/shop");
        assertThat(owner.trust()).isEqualTo(Trust.DECLARED);
        assertThat(owner.conflicts()).containsExactly("test, inherited from " + WEB + " (declared) says label-team");
    }

    @Test
    void whoIsNamedByARelationOwns() {
        AssetKey team = new AssetKey("team:payments");
        relation(BUCKET, RelationType.OWNED_BY, team, Trust.CURATED);

        assertThat(view().profile(BUCKET).orElseThrow().owner().value()).isEqualTo("payments");
    }

    @Test
    void aServiceRunsWhereItIsDeployed() {
        AssetKey cluster = new AssetKey("kubernetes:prod");
        relation(API, RelationType.DEPLOYED_TO, cluster, Trust.CURATED);
        state(cluster, Attribute.ENVIRONMENT, "production", Trust.AUTHORITATIVE);
        state(API, Attribute.CRITICALITY, "low", Trust.CURATED);

        AssetProfile service = view().profile(API).orElseThrow();
        AssetProfile host = view().profile(cluster).orElseThrow();

        assertThat(service.environment().value()).isEqualTo(Environment.PRODUCTION);
        assertThat(host.criticality().value()).isEqualTo(Criticality.LOW);
        assertThat(host.criticality().trust()).isEqualTo(Trust.DECLARED);
    }

    @Test
    void theWayInIsToldInSentences() {
        AssetKey ingress = new AssetKey("kubernetes:prod:shop:ingress:web");
        AssetKey service = new AssetKey("kubernetes:prod:shop:service:web");
        relation(GraphWalk.INTERNET, RelationType.EXPOSES, ingress, Trust.AUTHORITATIVE);
        relation(ingress, RelationType.EXPOSES, service, Trust.AUTHORITATIVE);
        relation(service, RelationType.EXPOSES, WEB, Trust.AUTHORITATIVE);
        relation(WEB, RelationType.RUNS, IMAGE, Trust.AUTHORITATIVE);

        ExposureProof proof = view().exposure(IMAGE);

        assertThat(proof.internetExposed().value()).isTrue();
        assertThat(proof.how())
                .containsExactly(
                        "the internet reaches `web` (kubernetes ingress), says test (authoritative)",
                        "`web` (kubernetes ingress) lets traffic through to `web` (kubernetes service), says test"
                                + " (authoritative)",
                        "`web` (kubernetes service) lets traffic through to `web` (kubernetes deployment), says test"
                                + " (authoritative)",
                        "`web` (kubernetes deployment) runs `sha256:aa` (container image), says test (authoritative)");
        assertThat(proof.revision()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "internal, authoritative, false",
        "isolated, curated, false",
        "internal, declared,",
        "isolated, claimed,",
        "internet, declared, true",
    })
    void onlyASourceThatMayLoosenSaysThatAnAssetIsNotExposed(String exposure, String trust, Boolean expected) {
        state(BUCKET, Attribute.EXPOSURE, exposure, Trust.valueOf(trust.toUpperCase(java.util.Locale.ROOT)));

        assertThat(view().exposure(BUCKET).internetExposed().value()).isEqualTo(expected);
    }

    @Test
    void aShorterClaimedWayNeverHidesAReviewedOne() {
        AssetKey proxy = new AssetKey("network:proxy");
        relation(GraphWalk.INTERNET, RelationType.EXPOSES, BUCKET, Trust.CLAIMED);
        relation(GraphWalk.INTERNET, RelationType.EXPOSES, proxy, Trust.AUTHORITATIVE);
        relation(proxy, RelationType.EXPOSES, BUCKET, Trust.CURATED);

        assertThat(view().exposure(BUCKET).exposure().trust()).isEqualTo(Trust.CURATED);
        assertThat(view().exposure(BUCKET).path()).hasSize(2);
    }

    @Test
    void aSearchThatIsGivenUpNeverSaysNotExposed() {
        state(BUCKET, Attribute.EXPOSURE, "internal", Trust.AUTHORITATIVE);
        relation(GraphWalk.INTERNET, RelationType.EXPOSES, new AssetKey("network:elsewhere"), Trust.AUTHORITATIVE);
        for (int i = 0; i <= GraphWalk.MAX_VISITED; i++) {
            relation(new AssetKey("network:n" + i), RelationType.EXPOSES, BUCKET, Trust.AUTHORITATIVE);
        }

        ExposureProof proof = view().exposure(BUCKET);

        assertThat(proof.truncated()).isTrue();
        assertThat(proof.exposure().isKnown()).isFalse();
        assertThat(proof.internetExposed().isKnown()).isFalse();
    }

    @Test
    void anAttackOnAServiceReachesTheDataBehindItsRole() {
        AssetKey role = new AssetKey("arn:aws:iam:-:1:role:api");
        relation(API, RelationType.ASSUMES, role, Trust.AUTHORITATIVE);
        relation(role, RelationType.READS, BUCKET, Trust.AUTHORITATIVE);
        state(BUCKET, Attribute.DATA_CLASSIFICATION, "restricted", Trust.AUTHORITATIVE);
        state(BUCKET, Attribute.OWNER, "payments", Trust.CURATED);

        Impact impact = view().impact(Of.ATTACK, API);

        assertThat(impact.sensitiveData()).singleElement().satisfies(data -> {
            assertThat(data.asset()).isEqualTo(BUCKET);
            assertThat(data.dataClassification()).isEqualTo(DataClassification.RESTRICTED);
            assertThat(data.path().stream().map(Relation::to)).containsExactly(role, BUCKET);
        });
        assertThat(impact.owners()).containsExactly(new Impact.AffectedOwner("payments", 1));
        assertThat(impact.withoutOwner()).isEqualTo(2);
    }

    @Test
    void aProductionServiceThatUsesTheWholeIsAffectedAndThePathSaysHow() {
        AssetKey account = new AssetKey("aws-account:1");
        relation(account, RelationType.CONTAINS, BUCKET, Trust.AUTHORITATIVE);
        relation(API, RelationType.DEPENDS_ON, account, Trust.CURATED);
        state(API, Attribute.ENVIRONMENT, "production", Trust.CURATED);

        Impact impact = view().impact(Of.ATTACK, BUCKET);

        assertThat(impact.productionServices()).singleElement().satisfies(service -> {
            assertThat(service.name()).isEqualTo("api");
            assertThat(service.how())
                    .containsExactly(
                            "`1` (cloud account) contains `statements` (asset), says test (authoritative)",
                            "`api` (service) depends on `1` (cloud account), says test (curated)");
        });
    }

    @Test
    void callingAServiceSomethingElseDoesNotMakeItVanish() {
        AssetKey shop = new AssetKey("resource:shop");
        facts.add(new AssetFact(shop, "shop", "service", "catalogue", Trust.DECLARED, NOON));
        facts.add(new AssetFact(shop, "shop", "gadget", "scanner", Trust.CURATED, NOON));
        relation(shop, RelationType.DEPENDS_ON, BUCKET, Trust.CURATED);

        assertThat(view().attackRadius(BUCKET).services()).isEqualTo(1);
    }

    @Test
    void manyClaimsDoNotHideAReviewedService() {
        relation(API, RelationType.DEPENDS_ON, BUCKET, Trust.CURATED);
        state(API, Attribute.ENVIRONMENT, "production", Trust.CURATED);
        for (int i = 0; i <= GraphWalk.MAX_VISITED; i++) {
            relation(new AssetKey("resource:claimed-" + i), RelationType.DEPENDS_ON, BUCKET, Trust.CLAIMED);
        }

        BlastRadius radius = view().attackRadius(BUCKET);

        assertThat(radius.truncated()).isTrue();
        assertThat(radius.production()).containsExactly("api");
    }

    @Test
    void anIsolatedAssetIsALowRadiusForAnAttackAndNoneForAFix() {
        state(BUCKET, Attribute.OWNER, "lab", Trust.CURATED);

        assertThat(view().attackRadius(BUCKET).size(RadiusLimits.ORDINARY)).isEqualTo(BlastRadius.Size.LOW);
        assertThat(view().fixRadius(BUCKET).size(RadiusLimits.ORDINARY)).isEqualTo(BlastRadius.Size.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPLOITABILITY, active, active",
        "EXPLOIT_PROBABILITY, 0.05, none",
        "EXPLOIT_PROBABILITY, 0.1, proof_of_concept",
        "EXPLOIT_PROBABILITY, 0.49, proof_of_concept",
        "EXPLOIT_PROBABILITY, 0.5, available",
    })
    void whatIsKnownOfAVulnerabilityRaisesTheExploitability(Attribute attribute, String value, String expected) {
        state(VulnerabilityIds.key("CVE-2024-0001"), attribute, value, Trust.AUTHORITATIVE);
        relation(
                VulnerabilityIds.key("GHSA-2222-3333-4444"),
                RelationType.SAME_AS,
                VulnerabilityIds.key("CVE-2024-0001"),
                Trust.CURATED);
        Attributed<Exploitability> own = Attributed.of(Exploitability.NONE, "scanner", Trust.CLAIMED, NOON);

        Attributed<Exploitability> settled =
                new VulnerabilityReading(graph()).exploitability(own, List.of("GHSA-2222-3333-4444"));

        assertThat(settled.value().word()).isEqualTo(expected);
    }

    @Test
    void aReviewedStatementClearsByAnyNameOfAssetAndVulnerability() {
        relation(CATALOGUED, RelationType.SAME_AS, IMAGE, Trust.CURATED);
        relation(
                VulnerabilityIds.key("GHSA-2222-3333-4444"),
                RelationType.SAME_AS,
                VulnerabilityIds.key("CVE-2024-0001"),
                Trust.CURATED);
        VexFact vex = vex(CATALOGUED, "CVE-2024-0001", VexStatus.NOT_AFFECTED, Trust.CURATED, NOON);
        facts.add(vex);

        assertThat(view().vex(IMAGE, List.of("GHSA-2222-3333-4444"))).containsExactly(vex);
        assertThat(view().vex(IMAGE, List.of("CVE-2024-0002"))).isEmpty();
    }

    @Test
    void aDeclaredStatementOrNameClearsNothing() {
        relation(CATALOGUED, RelationType.SAME_AS, IMAGE, Trust.DECLARED);
        facts.add(vex(CATALOGUED, "CVE-2024-0001", VexStatus.NOT_AFFECTED, Trust.AUTHORITATIVE, NOON));
        facts.add(vex(IMAGE, "CVE-2024-0001", VexStatus.NOT_AFFECTED, Trust.DECLARED, NOON));

        assertThat(view().vex(IMAGE, List.of("CVE-2024-0001"))).isEmpty();
    }

    @Test
    void aLaterWordThatItIsAffectedTakesTheClearingBack() {
        facts.add(vex(IMAGE, "CVE-2024-0001", VexStatus.NOT_AFFECTED, Trust.CURATED, NOON));
        facts.add(vex(IMAGE, "CVE-2024-0001", VexStatus.AFFECTED, Trust.CLAIMED, NOON.plusSeconds(1)));

        assertThat(view().vex(IMAGE, List.of("CVE-2024-0001"))).isEmpty();
    }

    private ContextView view() {
        return ContextView.of(graph());
    }

    private AssetGraph graph() {
        return AssetGraph.EMPTY.with(facts, 3);
    }

    private void relation(AssetKey from, RelationType type, AssetKey to, Trust trust) {
        facts.add(new RelationFact(from, type, to, "test", trust, NOON));
    }

    private void state(AssetKey asset, Attribute attribute, String value, Trust trust) {
        facts.add(new AttributeFact(asset, attribute, value, "test", trust, NOON));
    }

    private static VexFact vex(AssetKey asset, String id, VexStatus status, Trust trust, Instant asOf) {
        return new VexFact(asset, VulnerabilityIds.key(id), status, "not in use", null, "vex:team", trust, asOf);
    }
}
