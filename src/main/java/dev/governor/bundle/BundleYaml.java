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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
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
            scan(file, bytes, problems);
            if (problems.size() == before) {
                refuseTwins(file, new Yaml(new LoaderOptions()).compose(reader(bytes)), problems);
            }
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
            SourcePlace at = e.getProblemMark() == null ? SourcePlace.startOf(file) : place(file, e.getProblemMark());
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
            return mark == null ? SourcePlace.startOf(file) : place(file, mark);
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

    /** Looks at the events alone: nothing is built before it is known to be small. */
    private static void scan(String file, byte[] bytes, List<BundleProblem> problems) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Yaml(new LoaderOptions()).parse(reader(bytes))) {
            if (event instanceof AliasEvent) {
                refuse(file, event, "an alias is not allowed", "write the value where it belongs", problems);
                return;
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                refuse(file, event, "a second document would be ignored", "write one document a file", problems);
                return;
            }
            if (tagged(event)) {
                refuse(file, event, "a tag is not allowed", "write plain texts, numbers, lists and maps", problems);
                return;
            }
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > BundleLimits.MAX_YAML_DEPTH) {
                refuse(file, event, "the YAML is nested too deep", "at most " + BundleLimits.MAX_YAML_DEPTH, problems);
                return;
            }
        }
    }

    private static boolean tagged(Event event) {
        return (event instanceof ScalarEvent scalar && scalar.getTag() != null)
                || (event instanceof CollectionStartEvent collection && collection.getTag() != null);
    }

    private static void refuseTwins(String file, @Nullable Node node, List<BundleProblem> problems) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(value -> refuseTwins(file, value, problems));
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Mark> seen = new HashMap<>();
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    Mark first = seen.putIfAbsent(key.getValue(), key.getStartMark());
                    if (first != null) {
                        problems.add(BundleProblem.at(
                                place(file, key.getStartMark()),
                                "`" + key.getValue() + "` is given twice",
                                "it stands at " + place(file, first) + " already: keep one"));
                    }
                }
                refuseTwins(file, entry.getValueNode(), problems);
            }
        }
    }

    private static void refuse(String file, Event event, String message, String hint, List<BundleProblem> problems) {
        problems.add(BundleProblem.at(place(file, event.getStartMark()), message, hint));
    }

    private static SourcePlace place(String file, Mark mark) {
        return new SourcePlace(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static StringReader reader(byte[] bytes) {
        return new StringReader(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
