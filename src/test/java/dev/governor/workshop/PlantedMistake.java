package dev.governor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One mistake as data, in {@code src/test/resources/mistakes}: an edit of the default bundle, and how it is refused.
 *
 * <p>{@code in} is the file, {@code policy/planted.drl} unless told; {@code replace} and {@code with} edit it, {@code
 * times} repeats what comes in, {@code text} is all of it, {@code link} makes it a link, {@code copies} makes more of it.
 * {@code CODE} stands for code that leaves the file {@code CANARY} behind, {@code LATIN-1} for a byte that is not UTF-8.
 */
record PlantedMistake(String id, JsonNode edit, String at, String says, String hint) {

    static final String PLANTED = "policy/planted.drl";
    private static final Path MISTAKES = Path.of("src/test/resources/mistakes");

    static List<PlantedMistake> all() throws IOException {
        List<PlantedMistake> mistakes = new ArrayList<>();
        try (Stream<Path> files = Files.list(MISTAKES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                for (JsonNode entry : new YAMLMapper().readTree(file.toFile())) {
                    mistakes.add(of(entry));
                }
            }
        }
        return mistakes;
    }

    private static PlantedMistake of(JsonNode entry) {
        String at = entry.path("at").asText();
        return new PlantedMistake(
                entry.path("id").asText(),
                entry,
                at.matches("\\d+:\\d+") ? entry.path("in").asText(PLANTED) + ":" + at : at,
                entry.path("says").asText(),
                entry.path("hint").asText());
    }

    /** Makes the mistake in the bundle that lies in {@code bundle}. */
    void plant(Path bundle, Path canary) throws IOException {
        Path file = bundle.resolve(edit.path("in").asText(PLANTED));
        Files.createDirectories(file.getParent());
        if (edit.has("link")) {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, Path.of(edit.path("link").asText()));
            return;
        }
        byte[] content = content(file, canary);
        Files.write(file, content);
        for (int i = 1; i < edit.path("copies").asInt(1); i++) {
            Files.write(file.resolveSibling(i + "-" + file.getFileName()), content);
        }
    }

    private byte[] content(Path file, Path canary) throws IOException {
        String planted = Files.readString(MISTAKES.resolve("planted.drl"));
        String before = Files.exists(file) ? Files.readString(file) : planted;
        String right = edit.path("replace").asText();
        String wrong = (edit.has("text") ? edit.path("text") : edit.path("with"))
                .asText()
                .repeat(edit.path("times").asInt(1))
                .replace("CANARY", canary.toString())
                .replace("CODE", "Runtime.getRuntime().exec(\"touch " + canary + "\")")
                .replace("CELL", "Runtime.getRuntime().exec(\"\"touch " + canary + "\"\")");
        assertThat(before).as(id).contains(right);
        String after = edit.has("text") ? wrong : right.isEmpty() ? before + wrong : before.replace(right, wrong);
        return after.contains("LATIN-1")
                ? after.replace("LATIN-1", "\u00e9").getBytes(StandardCharsets.ISO_8859_1)
                : after.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return id;
    }
}
