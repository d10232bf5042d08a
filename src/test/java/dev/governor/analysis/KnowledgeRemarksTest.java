package dev.governor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.TestingBundles;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KnowledgeRemarksTest {

    @Test
    void shouldRemarkThatABundleWithoutKnowledgeUnderstandsNoAction() {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.keySet()
                .removeIf(file -> file.startsWith("knowledge/")
                        || file.startsWith("agents/")
                        || file.equals("policy/reach.drl")
                        || file.endsWith("/agents.yaml"));
        files.put("agents/one.drl", """
            package governor.agents;
            %s\
            """.formatted(
                        TestingRules.aboutAgents("agents/deny/all", "deny", "agentKnown == false"))
                .getBytes(StandardCharsets.UTF_8));

        PolicyBundle bundle = TestingBundles.read(new BundleSource("small", files));

        assertThat(bundle.knowledge().isEmpty()).isTrue();
        assertThat(BundleAnalysis.of(bundle)).anySatisfy(remark -> {
            assertThat(remark.level()).isEqualTo(Remark.Weight.WARNING);
            assertThat(remark.message()).contains("understands no action of an agent");
        });
    }

    @Test
    void shouldRemarkNothingOfThatKindAboutABundleThatKnows() {
        assertThat(BundleAnalysis.knowledge(TestingBundles.readDefault()))
                .noneMatch(remark -> remark.level() == Remark.Weight.WARNING);
    }
}
