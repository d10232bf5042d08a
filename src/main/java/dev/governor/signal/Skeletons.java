package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Documents without their records: the arrays that hold them are empty.
 *
 * <p>An array that other paths lead through keeps its elements.
 */
final class Skeletons {

    private final JsonParser parser;
    private final Trees trees;

    private Skeletons(JsonParser parser) {
        this.parser = parser;
        this.trees = Trees.pieces(parser);
    }

    /** Returns {@code node} without its records; what has none below it is shared, not copied. */
    static JsonNode of(JsonNode node, ActivePaths paths) {
        if (paths.none()) {
            return node;
        }
        if (node instanceof ObjectNode) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.fields()
                    .forEachRemaining(
                            field -> copy.set(field.getKey(), of(field.getValue(), paths.below(field.getKey()))));
            return copy;
        }
        ActivePaths elements = paths.below("*");
        if (!(node instanceof ArrayNode) || elements.none()) {
            return node;
        }
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        if (!elements.isOnlyRecord()) {
            node.forEach(element -> copy.add(of(element, elements)));
        }
        return copy;
    }

    /** Reads the document whose first token is the current one, without its records. */
    static JsonNode of(JsonParser parser, ActivePaths paths) throws IOException, Trees.TooLarge {
        return new Skeletons(parser).read(parser.currentToken(), paths);
    }

    private JsonNode read(@Nullable JsonToken token, ActivePaths paths) throws IOException, Trees.TooLarge {
        if (token == null) {
            return NullNode.instance;
        }
        if (token == JsonToken.START_OBJECT && !paths.none()) {
            return object(paths);
        }
        if (token == JsonToken.START_ARRAY && !paths.below("*").none()) {
            return array(JsonNodeFactory.instance.arrayNode(), paths.below("*"));
        }
        return trees.value(token);
    }

    private ObjectNode object(ActivePaths paths) throws IOException, Trees.TooLarge {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String clean = Trees.storable(name);
            JsonToken token = parser.nextToken();
            ActivePaths below = paths.below(clean);
            if (token == JsonToken.START_ARRAY && object.get(clean) instanceof ArrayNode begun) {
                array(begun, below.below("*"));
            } else {
                object.set(clean, read(token, below));
            }
        }
        return object;
    }

    private ArrayNode array(ArrayNode array, ActivePaths elements) throws IOException, Trees.TooLarge {
        if (elements.none()) {
            return trees.array(array);
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (elements.isOnlyRecord()) {
                parser.skipChildren();
            } else {
                array.add(read(token, elements));
            }
        }
        return array;
    }
}
