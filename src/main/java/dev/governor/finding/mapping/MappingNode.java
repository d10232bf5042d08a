package dev.governor.finding.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a mapping file that knows its line and its name. What is wrong with it goes to {@link Mistakes}; what is returned then
 * is empty, so that the rest of the file is looked at too.
 */
final class MappingNode {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_CHARACTERS = 1_000_000;

    private final String name;
    private final Node node;
    private final Mistakes mistakes;

    private MappingNode(String name, Node node, Mistakes mistakes) {
        this.name = name;
        this.node = node;
        this.mistakes = mistakes;
    }

    /** Returns the whole of {@code text}, YAML or JSON; nothing when it is neither. */
    static Optional<MappingNode> of(String text, Mistakes mistakes) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root instanceof org.yaml.snakeyaml.nodes.MappingNode) {
                return Optional.of(new MappingNode("the file", root, mistakes));
            }
            mistakes.add(1, "the file holds no fields; it starts with `format:`");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            mistakes.add(line, "not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            mistakes.add(1, "not acceptable YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    void wrong(String detail) {
        mistakes.add(node.getStartMark().getLine() + 1, detail);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isSection() {
        return node instanceof org.yaml.snakeyaml.nodes.MappingNode;
    }

    String name() {
        return name;
    }

    /** Returns the text of a scalar, empty when it is none. */
    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    /** Returns the elements of a list; a single text is a list of one. */
    List<MappingNode> elements() {
        List<MappingNode> elements = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(element -> elements.add(new MappingNode(name, element, mistakes)));
        } else {
            elements.add(this);
        }
        return elements;
    }

    /** Returns the fields by name, in their order; says so when one appears twice. */
    Map<String, MappingNode> fields() {
        Map<String, MappingNode> fields = new LinkedHashMap<>();
        if (!(node instanceof org.yaml.snakeyaml.nodes.MappingNode section)) {
            wrong("`" + name + "` holds no fields");
            return fields;
        }
        for (NodeTuple field : section.getValue()) {
            String key = field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            MappingNode value = new MappingNode(key, field.getValueNode(), mistakes);
            if (fields.put(key, value) != null) {
                value.wrong("`" + key + "` appears twice in " + described());
            }
        }
        return fields;
    }

    /** Returns the fields, and says so for each that is not one of {@code allowed}. */
    Map<String, MappingNode> fields(Set<String> allowed) {
        Map<String, MappingNode> fields = fields();
        fields.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                value.wrong("`" + key + "` is not known in " + described() + ", known are "
                        + String.join(", ", new TreeSet<>(allowed)));
            }
        });
        return fields;
    }

    /** Returns the pointer that a text writes, or nothing and says so. */
    Optional<JsonPointer> pointer() {
        String text = text();
        if (!isText() || !(text.isEmpty() || text.startsWith("/"))) {
            wrong("`" + name
                    + "` is a path such as `/resource/id`, for a column `/Resource ID`; text that is always the"
                    + " same is written `{value: text}`");
            return Optional.empty();
        }
        return Optional.of(JsonPointer.compile(text));
    }

    String described() {
        return name.equals("the file") ? name : "`" + name + "`";
    }
}
