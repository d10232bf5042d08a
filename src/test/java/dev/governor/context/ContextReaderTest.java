package dev.governor.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingReading;
import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextReaderTest {

    @Test
    void aFormulaInAnInventoryIsMadeInert() {
        String csv = """
                \uFEFF"name","sys_class_name","sys_id","environment","support_group"
                "=HYPERLINK(""http://evil.example/"",""open"")","cmdb_ci_server","1","Prod","+owners"
                """;

        List<ContextFact> facts = read(csv).facts();

        assertThat(facts)
                .filteredOn(AssetFact.class::isInstance)
                .singleElement()
                .satisfies(fact -> {
                    assertThat(((AssetFact) fact).name()).startsWith("'=HYPERLINK");
                    assertThat(fact.trust()).isEqualTo(Trust.CURATED);
                    assertThat(fact.asset()).isEqualTo(new AssetKey("cmdb:1"));
                });
        assertThat(facts.stream().filter(AttributeFact.class::isInstance).map(fact -> ((AttributeFact) fact).value()))
                .containsExactly("production", "'+owners");
    }

    @Test
    void aRelationWithoutAnEndIsRefusedWithItsLine() {
        TestingReading reading = read("parent,type,child\na,Contains::Contained by,\n");

        assertThat(reading.refusal()).isEqualTo("invalid-signal");
        assertThat(reading.rejected().get(0).at()).isEqualTo("line 2");
    }

    @Test
    void relationsThatMeanNothingHereAreLeftOut() {
        List<ContextFact> facts = read("parent,type,child\na,Cools::Cooled by,b\na,Depends on::Used by,b\n")
                .facts();

        assertThat(facts)
                .singleElement()
                .isInstanceOfSatisfying(
                        RelationFact.class, fact -> assertThat(fact.type()).isEqualTo(RelationType.DEPENDS_ON));
    }

    @Test
    void ownersAndDependenciesAreReadFromACatalogue() {
        String yaml = """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: shop}
                spec: {type: service, owner: "group:redhat/core", dependsOn: ["resource:default/DB", "component:absent"]}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Resource
                metadata: {name: db, annotations: {governor.dev/asset-key: "postgresql:estate:shop"}}
                spec: {type: database, owner: group:default/data}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: elsewhere}
                spec: {target: "http://169.254.169.254/"}
                """;

        List<ContextFact> facts = read(yaml).facts();

        assertThat(facts.stream().filter(AttributeFact.class::isInstance).map(fact -> ((AttributeFact) fact).value()))
                .containsExactly("redhat/core", "data");
        assertThat(facts.stream().filter(RelationFact.class::isInstance).map(fact -> ((RelationFact) fact).to()))
                .containsExactlyInAnyOrder(
                        new AssetKey("postgresql:estate:shop"),
                        new AssetKey("backstage:resource:default:db"),
                        new AssetKey("service:absent"));
        assertThat(facts).noneMatch(fact -> fact.asset().text().contains("elsewhere"));
    }

    @Test
    void anAnnotationThatIsNoAssetKeyIsRefused() {
        String yaml = """
                apiVersion: backstage.io/v1alpha1
                kind: Resource
                metadata: {name: db, annotations: {governor.dev/asset-key: "not a key"}}
                """;

        TestingReading reading = read(yaml);

        assertThat(reading.refusal()).isEqualTo("invalid-signal");
        assertThat(reading.rejected().get(0).at()).isEqualTo("/metadata/annotations/governor.dev~1asset-key");
    }

    private static TestingReading read(String text) {
        return TestingReading.of(text.getBytes(UTF_8));
    }
}
