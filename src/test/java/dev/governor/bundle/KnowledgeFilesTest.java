package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.TestingTime;
import dev.governor.bundle.knowledge.Knowledge;
import dev.governor.bundle.knowledge.KnowledgeReader;
import dev.governor.bundle.knowledge.WordGroups;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KnowledgeFilesTest {

    private static final WordGroups.Vocabulary NO_WORDS = new WordGroups.Vocabulary(Map.of(), Map.of());
    private static final Duration QUICK = Duration.ofSeconds(3);

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<BundleProblem> problems = new ArrayList<>();

    private record Colours(List<String> names) {}

    private record Trees(int count) {}

    private static final KnowledgeReader<Colours> COLOURS =
            KnowledgeReader.ofFile("colours.yaml", Colours.class, (tree, complaints) -> {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < tree.path("names").size(); i++) {
                    String name = tree.path("names").path(i).asText();
                    names.add(name);
                    if (name.isBlank()) {
                        complaints.about("/names/" + i, "a colour has no name", "write one");
                    }
                }
                return new Colours(names);
            });

    private static final KnowledgeReader<Trees> TREES =
            KnowledgeReader.ofDirectory("trees/", Trees.class, (trees, complaints) -> {
                trees.forEach((file, tree) -> {
                    if (!tree.isObject()) {
                        complaints.apply(file).about("", "the file is no map", "write one");
                    }
                });
                return new Trees(trees.size());
            });

    @Test
    void shouldHandEachPartToItsReader() {
        write("knowledge/colours.yaml", "names: [red]");
        write("knowledge/trees/oak.yaml", "leaves: many");
        write("knowledge/trees/fir.yaml", "leaves: none");

        Knowledge knowledge = read();

        assertThat(problems).isEmpty();
        assertThat(knowledge.find(Colours.class)).contains(new Colours(List.of("red")));
        assertThat(knowledge.find(Trees.class)).contains(new Trees(2));
        assertThat(knowledge.find(String.class)).isEmpty();
    }

    @Test
    void shouldTellWhereAComplaintIs() {
        write("knowledge/colours.yaml", "names:\n  - red\n  - ' '\n");
        write("knowledge/trees/oak.yaml", "- oak\n");

        read();

        assertThat(problems)
                .containsExactly(
                        new BundleProblem("knowledge/colours.yaml", 3, 5, "a colour has no name", "write one"),
                        new BundleProblem("knowledge/trees/oak.yaml", 1, 1, "the file is no map", "write one"));
    }

    @Test
    void shouldReadTheSameBytesOnce() {
        write("knowledge/colours.yaml", "names: [blue]");

        Knowledge first = read();
        Knowledge second = read();

        assertThat(second.find(Colours.class).orElseThrow())
                .isSameAs(first.find(Colours.class).orElseThrow());
    }

    @Test
    void shouldReadAMegabyteAtOnce() {
        StringBuilder text = new StringBuilder("names: []\n");
        for (int i = 0; text.length() < 1_000_000; i++) {
            text.append("tool").append(i).append(": {flags: -a -b --long, options: {-o: writes, -i: reads}}\n");
        }
        write("knowledge/colours.yaml", text.toString());

        AtomicReference<Knowledge> first = new AtomicReference<>();
        Duration taken = TestingTime.of(() -> first.set(read()));
        Knowledge again = read();

        assertThat(problems).isEmpty();
        assertThat(taken).isLessThan(QUICK);
        JsonNode tree = first.get().files().get("knowledge/colours.yaml");
        assertThat(again.files().get("knowledge/colours.yaml")).isSameAs(tree);
    }

    @Test
    void shouldKnowNothingWithoutFiles() {
        assertThat(read()).isSameAs(Knowledge.NONE);
        assertThat(problems).isEmpty();
    }

    private void write(String file, String text) {
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Knowledge read() {
        return KnowledgeFiles.read(
                new BundleSource("test", files), List.of(COLOURS, TREES), NO_WORDS, Set.of(), problems);
    }
}
