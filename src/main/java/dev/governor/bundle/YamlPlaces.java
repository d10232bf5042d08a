package dev.governor.bundle;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where the values of one YAML file stand; the file is read again for the first question, and once. */
final class YamlPlaces {

    private final String file;
    private final byte[] bytes;
    private @Nullable Node root;
    private boolean composed;

    YamlPlaces(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Returns where the value at {@code pointer} (RFC 6901) stands, or the nearest thing above it that exists. */
    SourcePlace at(String pointer) {
        @Nullable Node node = root();
        @Nullable Mark mark = node == null ? null : node.getStartMark();
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
    }

    private @Nullable Node root() {
        if (!composed) {
            composed = true;
            try {
                root = new Yaml(new LoaderOptions())
                        .compose(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
            } catch (YAMLException e) {
                root = null;
            }
        }
        return root;
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
}
