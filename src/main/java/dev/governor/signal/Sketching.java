package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts documents short for {@link Sketch}es: the same cut, whether the document is a tree or tokens. */
final class Sketching {

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_NODES = 20_000;

    private int nodes;

    private Sketching() {}

    static JsonNode cut(JsonNode root) {
        return new Sketching().cutNode(root);
    }

    /** Cuts the value whose first token is the current one; the parser stands at its last token then. */
    static JsonNode cut(JsonParser parser) throws IOException {
        return new Sketching().cutTokens(parser, parser.currentToken());
    }

    private JsonNode cutNode(JsonNode node) {
        nodes++;
        if (node instanceof ArrayNode) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < node.size() && copy.size() < Sketch.MAX_ELEMENTS && nodes < MAX_NODES; i++) {
                copy.add(cutNode(node.get(i)));
            }
            return copy;
        }
        if (node instanceof ObjectNode) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
            while (fields.hasNext() && copy.size() < MAX_FIELDS && nodes < MAX_NODES) {
                Map.Entry<String, JsonNode> field = fields.next();
                copy.set(field.getKey(), cutNode(field.getValue()));
            }
            return copy;
        }
        return cutText(node);
    }

    private JsonNode cutTokens(JsonParser parser, @Nullable JsonToken token) throws IOException {
        nodes++;
        if (token == JsonToken.START_ARRAY) {
            return array(parser, JsonNodeFactory.instance.arrayNode());
        }
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        return token == null ? NullNode.instance : cutText(Trees.scalar(parser, token));
    }

    private ArrayNode array(JsonParser parser, ArrayNode copy) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (copy.size() < Sketch.MAX_ELEMENTS && nodes < MAX_NODES) {
                copy.add(cutTokens(parser, token));
            } else {
                parser.skipChildren();
            }
        }
        return copy;
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String clean = Trees.storable(name);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && copy.get(clean) instanceof ArrayNode begun) {
                array(parser, begun);
            } else if (copy.size() < MAX_FIELDS && nodes < MAX_NODES) {
                copy.set(clean, cutTokens(parser, token));
            } else {
                parser.skipChildren();
            }
        }
        return copy;
    }

    private static JsonNode cutText(JsonNode node) {
        return node instanceof TextNode && node.textValue().length() > MAX_TEXT
                ? TextNode.valueOf(node.textValue().substring(0, MAX_TEXT))
                : node;
    }
}
