package dev.governor.signal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;

/** Takes one part out of a large document. */
final class Extraction {

    private Extraction() {}

    /**
     * Returns the text at {@code pointer} in the value whose first token is the current one, or writes the object or array
     * there to {@code out} and returns null as JSON writes it; a missing node when there is neither.
     */
    static JsonNode at(JsonParser parser, String pointer, Spool out) throws IOException {
        JsonPointer rest = JsonPointer.compile(pointer);
        JsonToken token = parser.currentToken();
        while (!rest.matches()) {
            if (token != JsonToken.START_OBJECT || !moveTo(parser, rest.getMatchingProperty())) {
                return MissingNode.getInstance();
            }
            token = parser.nextToken();
            rest = rest.tail();
        }
        if (token == JsonToken.VALUE_STRING) {
            return Trees.scalar(parser, token);
        }
        if (!token.isStructStart()) {
            return MissingNode.getInstance();
        }
        try (JsonGenerator generator = SignalJson.writer(out)) {
            generator.copyCurrentStructure(parser);
        }
        return NullNode.instance;
    }

    private static boolean moveTo(JsonParser parser, String name) throws IOException {
        for (String found = parser.nextFieldName(); found != null; found = parser.nextFieldName()) {
            if (found.equals(name)) {
                return true;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }
}
