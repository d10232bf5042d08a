package dev.governor.bundle;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The YAML of a bundle: one document a file, nothing repeated, no aliases (a few lines of them unfold to gigabytes), not
 * deep. Everything in it has a place.
 */
final class BundleYaml {

    private static final ObjectMapper YAML = new YAMLMapper();

    private static final String HINT =
            "indent with spaces, close brackets, and quote texts with `:`, `#` or `{` in them";

    private BundleYaml() {}

    /** Returns what stands in {@code bytes}; nothing, after adding problems, when it cannot be read. */
    static JsonNode read(String file, byte[] bytes, List<BundleProblem> problems) {
        int before = problems.size();
        try {
            YamlScan.check(file, new String(bytes, StandardCharsets.UTF_8), problems);
            return problems.size() > before ? MissingNode.getInstance() : YAML.readTree(bytes);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            problems.add(new BundleProblem(
                    file,
                    Math.max(at.getLineNr(), 1),
                    Math.max(at.getColumnNr(), 1),
                    "the file is not YAML: " + firstLine(e.getOriginalMessage()),
                    HINT));
        } catch (MarkedYAMLException e) {
            SourcePlace at =
                    e.getProblemMark() == null ? SourcePlace.startOf(file) : YamlScan.place(file, e.getProblemMark());
            problems.add(BundleProblem.at(at, "the file is not YAML: " + firstLine(e.getProblem()), HINT));
        } catch (YAMLException e) {
            problems.add(BundleProblem.ofFile(file, "the file is not YAML: " + firstLine(e.getMessage()), HINT));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return MissingNode.getInstance();
    }

    /** Returns where the value at {@code pointer} (RFC 6901) stands, or the nearest thing above it that exists. */
    static SourcePlace at(String file, byte[] bytes, String pointer) {
        try {
            @Nullable Node node = new Yaml(new LoaderOptions()).compose(reader(bytes));
            Mark mark = node == null ? null : node.getStartMark();
            for (String name : pointer.split("/", -1)) {
                Optional<Step> next = name.isEmpty()
                        ? Optional.empty()
                        : step(node, name.replace("~1", "/").replace("~0", "~"));
                if (next.isPresent()) {
                    node = next.get().value();
                    mark = next.get().at();
                }
            }
            return mark == null ? SourcePlace.startOf(file) : YamlScan.place(file, mark);
        } catch (YAMLException e) {
            return SourcePlace.startOf(file);
        }
    }

    private record Step(Node value, Mark at) {}

    private static Optional<Step> step(@Nullable Node node, String name) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name)) {
                    return Optional.of(new Step(entry.getValueNode(), key.getStartMark()));
                }
            }
        }
        if (node instanceof SequenceNode sequence && name.matches("[0-9]{1,6}")) {
            int index = Integer.parseInt(name);
            if (index < sequence.getValue().size()) {
                Node value = sequence.getValue().get(index);
                return Optional.of(new Step(value, value.getStartMark()));
            }
        }
        return Optional.empty();
    }

    private static StringReader reader(byte[] bytes) {
        return new StringReader(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
