package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Builds trees from tokens, no larger than allowed.
 *
 * <p>NUL and halves of surrogate pairs, which no store takes, become U+FFFD. A name that comes again in an object goes on
 * with its array, as in XML where other elements stand between; JSON with duplicate names was refused before.
 */
final class Trees {

    private static final int NODE_COST = 64;

    private final JsonParser parser;
    private final @Nullable NameBudget names;
    private final long maxCost;
    private final long maxNodes;
    private final long maxOffset;
    private long cost;
    private long nodes;

    private Trees(JsonParser parser, @Nullable NameBudget names, long maxCost, long maxNodes, long maxOffset) {
        this.parser = parser;
        this.names = names;
        this.maxCost = maxCost;
        this.maxNodes = maxNodes;
        this.maxOffset = maxOffset;
    }

    /** The value is larger than allowed; the parser stands somewhere inside it. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    /** Returns the piece of a large document whose first token is the current one. */
    static JsonNode piece(JsonParser parser) throws IOException, TooLarge {
        return pieces(parser).value(parser.currentToken());
    }

    /** Returns the document whose first token is the current one, when it is at most {@code maxBytes} long. */
    static JsonNode document(JsonParser parser, @Nullable NameBudget names, int maxBytes) throws IOException, TooLarge {
        long offset = parser.currentTokenLocation().getByteOffset();
        Trees trees = new Trees(
                parser,
                names,
                Long.MAX_VALUE,
                SignalLimits.MAX_TREE_NODES,
                offset < 0 ? Long.MAX_VALUE : offset + maxBytes);
        JsonNode document = trees.value(parser.currentToken());
        if (parser.currentLocation().getByteOffset() > trees.maxOffset) {
            throw new TooLarge();
        }
        return document;
    }

    /** Reads the pieces of a large document that stay in memory together. */
    static Trees pieces(JsonParser parser) {
        return new Trees(parser, null, SignalLimits.MAX_PIECE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    JsonNode value(@Nullable JsonToken token) throws IOException, TooLarge {
        if (token == null) {
            return NullNode.instance;
        }
        spendNode();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array(JsonNodeFactory.instance.arrayNode());
            default -> scalar(token);
        };
    }

    private ObjectNode object() throws IOException, TooLarge {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (names != null) {
                names.spend(name, parser.currentTokenLocation());
            }
            spend(name.length());
            String clean = storable(name);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && object.get(clean) instanceof ArrayNode begun) {
                array(begun);
            } else {
                object.set(clean, value(token));
            }
        }
        return object;
    }

    ArrayNode array(ArrayNode array) throws IOException, TooLarge {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token));
        }
        return array;
    }

    private JsonNode scalar(JsonToken token) throws IOException, TooLarge {
        JsonNode node = scalar(parser, token);
        if (node instanceof TextNode) {
            spend(node.textValue().length());
        }
        return node;
    }

    /** Returns the value that is one token. */
    static JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> TextNode.valueOf(storable(parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.instance;
        };
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> IntNode.valueOf(parser.getIntValue());
            case LONG -> LongNode.valueOf(parser.getLongValue());
            default -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
        };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(parser.getText());
    }

    /** Returns {@code text} with each character that no store takes replaced. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text, i);
            }
        }
        return text;
    }

    private static String replaced(String text, int from) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = from; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < clean.length()
                    && Character.isLowSurrogate(clean.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean.toString();
    }

    private void spendNode() throws TooLarge {
        nodes++;
        spend(NODE_COST);
        if (nodes > maxNodes || (nodes & 63) == 0 && parser.currentLocation().getByteOffset() > maxOffset) {
            throw new TooLarge();
        }
    }

    private void spend(long more) throws TooLarge {
        cost += more;
        if (cost > maxCost) {
            throw new TooLarge();
        }
    }
}
