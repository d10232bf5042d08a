package dev.governor.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.SignalDocument;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
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

        List<ContextFact> facts = new CmdbItemReader().read(document(csv));

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
        SignalDocument document = document("parent,type,child\na,Contains::Contained by,\n");

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> new CmdbRelationReader().read(document));

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_SIGNAL);
        assertThat(problem.places().get(0).at()).isEqualTo("line 2");
    }

    @Test
    void relationsThatMeanNothingHereAreLeftOut() {
        List<ContextFact> facts = new CmdbRelationReader()
                .read(document("parent,type,child\na,Cools::Cooled by,b\na,Depends on::Used by,b\n"));

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

        List<ContextFact> facts = new BackstageReader().read(document(yaml));

        assertThat(facts.stream().filter(AttributeFact.class::isInstance).map(fact -> ((AttributeFact) fact).value()))
                .containsExactly("redhat/core", "data");
        assertThat(facts.stream().filter(RelationFact.class::isInstance).map(fact -> ((RelationFact) fact).to()))
                .containsExactly(new AssetKey("postgresql:estate:shop"));
        assertThat(facts).noneMatch(fact -> fact.asset().text().contains("elsewhere"));
    }

    @Test
    void anAnnotationThatIsNoAssetKeyIsRefused() {
        String yaml = """
                apiVersion: backstage.io/v1alpha1
                kind: Resource
                metadata: {name: db, annotations: {governor.dev/asset-key: "not a key"}}
                """;

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> new BackstageReader().read(document(yaml)));

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_SIGNAL);
        assertThat(problem.places().get(0).at()).isEqualTo("/0/metadata/annotations/governor.dev~1asset-key");
    }

    private static SignalDocument document(String text) {
        return SignalDocument.parse(text.getBytes(UTF_8));
    }
}
