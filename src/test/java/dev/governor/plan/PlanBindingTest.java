package dev.governor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanBindingTest {

    private static final AssetKey TABLE = new AssetKey("postgresql:estate:sandbox:public:feedback");
    private static final ChangePreview PREVIEW = preview("-PUBLIC may SELECT");
    private static final PlanBinding BINDING = new PlanBinding(
            "revoke",
            Map.of(),
            TABLE,
            Digest.of("before"),
            Digest.of("policy"),
            1,
            Digest.of("context"),
            List.of("revoke"),
            "grant",
            "look",
            PREVIEW);

    /** Returns the binding with one component changed, by the word that names it. */
    private static Map<String, PlanBinding> changed() {
        Map<String, PlanBinding> changed = new LinkedHashMap<>();
        changed.put("the action", with("\"revoke\"", "\"grant\"", "action"));
        changed.put("its parameters", binding(Map.of("privilege", TextNode.valueOf("INSERT")), PREVIEW));
        changed.put("the asset", with(TABLE.text(), TABLE.text() + "2", "target"));
        changed.put(
                "the target's state",
                with(Digest.of("before").text(), Digest.of("x").text(), "pre_state"));
        changed.put(
                "the policy", with(Digest.of("policy").text(), Digest.of("x").text(), "policy_digest"));
        changed.put("the graph's revision", with("1", "2", "graph_revision"));
        changed.put(
                "the facts about the asset",
                with(Digest.of("context").text(), Digest.of("x").text(), "context"));
        changed.put("the statements", with("[\"revoke\"]", "[\"drop\"]", "scope"));
        changed.put("the way back", with("grant", "grant all", "inverse"));
        changed.put("how it is checked", with("look", "guess", "verifier"));
        changed.put("what the change does", binding(Map.of(), preview("-PUBLIC may INSERT")));
        return changed;
    }

    @Test
    void everyComponentThatMovedIsNamedAndChangesTheDigest() {
        assertThat(changed()).hasSize(PlanBinding.class.getRecordComponents().length);
        changed().forEach((name, now) -> {
            assertThat(BINDING.movedTo(now)).containsExactly(name);
            assertThat(now.digest()).as(name).isNotEqualTo(BINDING.digest());
        });
    }

    @Test
    void whatDidNotMoveIsTheSame() {
        PlanBinding stored = CanonicalJson.read(CanonicalJson.write(BINDING), PlanBinding.class);

        assertThat(BINDING.movedTo(stored)).isEmpty();
        assertThat(stored.digest()).isEqualTo(BINDING.digest());
    }

    @Test
    void whatWasStoredBeforeThereWerePreviewsIsRead() {
        String old = CanonicalJson.write(binding(Map.of(), null)).replace("\"preview\":null,", "");

        PlanBinding stored = CanonicalJson.read(old, PlanBinding.class);

        assertThat(stored.preview()).isNull();
        assertThat(stored.movedTo(BINDING)).containsExactly("what the change does");
    }

    @Test
    void aRollbackThatLeadsElsewhereIsSeen() {
        assertThat(PREVIEW.leadsBack()).isTrue();
        assertThat(new ChangePreview(Digest.of("a"), Digest.of("b"), Digest.of("c"), List.of(), List.of()).leadsBack())
                .isFalse();
    }

    private static PlanBinding with(String from, String to, String field) {
        String text = CanonicalJson.write(BINDING);
        int at = text.indexOf("\"" + field + "\":");
        int value = text.indexOf(from, at);
        assertThat(value).as(field).isGreaterThan(at);
        return CanonicalJson.read(
                text.substring(0, value) + to + text.substring(value + from.length()), PlanBinding.class);
    }

    private static PlanBinding binding(Map<String, JsonNode> parameters, @Nullable ChangePreview preview) {
        return new PlanBinding(
                BINDING.action(),
                parameters,
                TABLE,
                BINDING.preState(),
                BINDING.policyDigest(),
                1,
                BINDING.context(),
                BINDING.scope(),
                BINDING.inverse(),
                BINDING.verifier(),
                preview);
    }

    private static ChangePreview preview(String line) {
        return new ChangePreview(
                Digest.of("before"), Digest.of("after"), Digest.of("before"), List.of(line), List.of("+back"));
    }
}
