package dev.governor.command.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped knowledge of paths, and the lines of {@code paths-by-kind.yaml}. */
public final class TestingPaths {

    /** A path with the kinds that it may be. */
    public record Line(String category, Set<ResourceKind> kinds, String path) {

        @Override
        public String toString() {
            return category + ": " + path;
        }
    }

    private static final Pattern CHARACTER = Pattern.compile("⟨([0-9a-f]{4})⟩");

    private TestingPaths() {}

    /** Returns the knowledge that is shipped; a complaint fails. */
    public static PathKinds shipped() {
        return PathKinds.read(tree("/rules/knowledge/paths.yaml"), (pointer, sentence, hint) -> {
            throw new AssertionError(pointer + ": " + sentence + "; " + hint);
        });
    }

    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (JsonNode group : tree("/paths-by-kind.yaml")) {
            Set<ResourceKind> kinds = new LinkedHashSet<>();
            group.path("kinds")
                    .forEach(word -> kinds.add(
                            Level.of(ResourceKind.class, word.asText()).orElseThrow()));
            group.path("paths")
                    .asText()
                    .lines()
                    .forEach(line -> lines.add(new Line(group.path("category").asText(), kinds, decoded(line))));
        }
        return lines;
    }

    static JsonNode tree(String resource) {
        try (InputStream stream = Objects.requireNonNull(TestingPaths.class.getResourceAsStream(resource), resource)) {
            return new YAMLMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String line) {
        return CHARACTER
                .matcher(line)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
