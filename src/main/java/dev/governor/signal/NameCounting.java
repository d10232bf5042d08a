package dev.governor.signal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Tokens whose names are held against a budget, skipped or not. */
final class NameCounting extends JsonParserDelegate {

    private final NameBudget names = new NameBudget();

    NameCounting(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token == JsonToken.FIELD_NAME) {
            names.spend(delegate.currentName(), null);
        }
        return token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        JsonToken token = currentToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return this;
        }
        int depth = 1;
        while (depth > 0) {
            JsonToken next = nextToken();
            if (next == null) {
                return this;
            }
            depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
        }
        return this;
    }
}
