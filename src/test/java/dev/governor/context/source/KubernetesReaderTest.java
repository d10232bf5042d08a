package dev.governor.context.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingReading;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.kernel.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesReaderTest {

    private static final String SHOP = "kubernetes:default:shop:";

    @Test
    void trafficFlowsFromTheInternetThroughIngressServiceAndSelectorToTheImage() throws IOException {
        List<ContextFact> facts = inventory();

        assertThat(relations(facts))
                .contains(
                        "internet:any exposes " + SHOP + "ingress:storefront",
                        SHOP + "ingress:storefront exposes " + SHOP + "service:storefront",
                        SHOP + "service:storefront exposes " + SHOP + "selector:app%3Dstorefront",
                        SHOP + "selector:app%3Dstorefront exposes " + SHOP + "deployment:storefront",
                        SHOP + "deployment:storefront runs image:registry.example.com:store:storefront:sha256%3A"
                                + "7d1f2c0b5a6e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6b5a");
    }

    @Test
    void aCronJobThatOpensNoPortIsInternal() throws IOException {
        assertThat(attributes(inventory())).contains("kubernetes:default:ops:cronjob:nightly-batch exposure=internal");
    }

    @Test
    void aDeploymentStatesNothingAboutItsExposure() throws IOException {
        assertThat(attributes(inventory())).noneMatch(said -> said.startsWith(SHOP + "deployment:storefront exposure"));
    }

    @Test
    void aJobThatOpensAPortIsNotCalledInternal() {
        List<ContextFact> facts = read("""
                {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "import"}, "spec": {"template": {"spec":
                  {"containers": [{"image": "import", "ports": [{"containerPort": 80}]}]}}}}
                """);

        assertThat(attributes(facts)).isEmpty();
    }

    @Test
    void aNamespacesLabelsAreOnlyDeclared() throws IOException {
        assertThat(inventory().stream()
                        .filter(fact -> fact.asset().text().equals("kubernetes:default:-:namespace:shop"))
                        .filter(AttributeFact.class::isInstance)
                        .map(AttributeFact.class::cast))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.value()).isEqualTo("production");
                    assertThat(fact.trust()).isEqualTo(Trust.DECLARED);
                });
    }

    @Test
    void sixLabelsGiveEverySubsetAndSevenOnlySinglesPairsAndAll() {
        assertThat(selectorsOf(6)).isEqualTo(63);
        assertThat(selectorsOf(7)).isEqualTo(7 + 21 + 1);
    }

    @Test
    void aLoadBalancerThatItsCloudKeepsInsideDoesNotFaceTheInternet() {
        String service = """
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s", "annotations": {%s}},
                 "spec": {"type": "LoadBalancer", "selector": {"app": "s"}}}
                """;

        assertThat(relations(read(service.formatted("\"networking.gke.io/load-balancer-type\": \"Internal\""))))
                .noneMatch(relation -> relation.startsWith("internet:"));
        assertThat(relations(read(service.formatted("\"example.org/load-balancer-type\": \"Internal\""))))
                .anyMatch(relation -> relation.startsWith("internet:"));
    }

    private static long selectorsOf(int labels) {
        StringBuilder written = new StringBuilder("\"pod-template-hash\": \"1\"");
        for (int i = 0; i < labels; i++) {
            written.append(", \"l").append(i).append("\": \"v\"");
        }
        List<ContextFact> facts = read("""
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "d"},
                 "spec": {"template": {"metadata": {"labels": {%s}}}}}
                """.formatted(written));
        return relations(facts).stream()
                .filter(relation -> relation.contains(":selector:") && relation.contains(" exposes "))
                .count();
    }

    private static List<ContextFact> inventory() throws IOException {
        Path fixture = Path.of("src/test/resources/signals/kubernetes-objects/storefront.list.json");
        return TestingReading.of(Files.readAllBytes(fixture)).facts();
    }

    private static List<ContextFact> read(String json) {
        return TestingReading.of(json.getBytes(StandardCharsets.UTF_8)).facts();
    }

    private static List<String> relations(List<ContextFact> facts) {
        return facts.stream()
                .filter(RelationFact.class::isInstance)
                .map(RelationFact.class::cast)
                .map(relation -> relation.asset() + " " + relation.type().word() + " " + relation.to())
                .toList();
    }

    private static List<String> attributes(List<ContextFact> facts) {
        return facts.stream()
                .filter(AttributeFact.class::isInstance)
                .map(AttributeFact.class::cast)
                .map(fact -> fact.asset() + " " + fact.attribute().word() + "=" + fact.value())
                .toList();
    }
}
