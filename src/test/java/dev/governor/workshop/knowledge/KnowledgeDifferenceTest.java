package dev.governor.workshop.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.TestingBundles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KnowledgeDifferenceTest {

    private static final PolicyBundle SHIPPED = TestingBundles.readDefault();

    @Test
    void shouldNameAnEntryThatLoosens() {
        PolicyBundle looser = replacing(
                "knowledge/destinations.yaml",
                "metadata: [metadata, metadata.google.internal, ",
                "metadata: [metadata, ");

        KnowledgeDifference difference = KnowledgeDifference.between(SHIPPED, looser);

        assertThat(difference.entries())
                .containsExactly(new KnowledgeChange(
                        "knowledge/destinations.yaml",
                        "metadata",
                        "changed",
                        List.of("metadata.google.internal"),
                        List.of()));
        assertThat(difference.loosened())
                .contains(new LineFlip(
                        "http://metadata.google.internal/",
                        "knowledge/destinations.yaml metadata",
                        "deny",
                        "allow",
                        true));
        assertThat(difference.flips()).allSatisfy(flip -> {
            assertThat(flip.loosens()).isTrue();
            assertThat(flip.from()).startsWith("hostile: ");
            assertThat(flip.line()).contains("metadata.google.internal");
        });
    }

    @Test
    void shouldNotCallAnEntryLooserThatIsStricter() {
        PolicyBundle stricter = replacing("knowledge/destinations.yaml", "internal: [localhost, ", "internal: [");

        KnowledgeDifference difference = KnowledgeDifference.between(SHIPPED, stricter);

        assertThat(difference.entries()).hasSize(1);
        assertThat(difference.loosened()).isEmpty();
        assertThat(difference.flips()).noneMatch(LineFlip::loosens);
    }

    @Test
    void shouldAskTheCorporaWhenAGroupChanges() {
        PolicyBundle looser = replacing("knowledge/groups.yaml", "[send_out, connect, push,", "[send_out, push,");

        KnowledgeDifference difference = KnowledgeDifference.between(SHIPPED, looser);

        assertThat(difference.lines()).isGreaterThan(1_000);
        assertThat(difference.entries())
                .extracting(KnowledgeChange::entry)
                .containsExactly("agents/effect/sends/words");
    }

    @Test
    void shouldAskNothingWhenNothingAboutAgentsDiffers() {
        KnowledgeDifference difference = KnowledgeDifference.between(SHIPPED, TestingBundles.readDefault());

        assertThat(difference).isEqualTo(new KnowledgeDifference(List.of(), List.of(), 0, List.of()));
    }

    private static PolicyBundle replacing(String file, String part, String by) {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        String text = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        assertThat(text).contains(part);
        files.put(file, text.replace(part, by).getBytes(StandardCharsets.UTF_8));
        return TestingBundles.read(new BundleSource("changed", files));
    }
}
