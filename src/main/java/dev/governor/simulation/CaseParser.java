package dev.governor.simulation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import dev.governor.bundle.FactType;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded cases of one directory back into facts, without a tree in between: a backtest reads a million of them.
 *
 * <p>A case that lacks one of today's facts is not guessed at: there is no fact then.
 */
final class CaseParser {

    private static final JsonFactory JSON = new JsonFactory();
    private static final NamingBase SNAKE_CASE = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    private final Map<String, Integer> positions = new HashMap<>();
    private final Class<?>[] types;
    private final MethodHandle constructor;

    CaseParser(FactType fact) {
        fact.properties().keySet().forEach(name -> positions.put(SNAKE_CASE.translate(name), positions.size()));
        this.types = fact.properties().values().toArray(Class<?>[]::new);
        try {
            this.constructor = MethodHandles.publicLookup()
                    .findConstructor(fact.type(), MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact is a public record, but was: " + fact.type(), e);
        }
    }

    /** Returns the facts that {@code body} holds, one object or a list of them; empty when they are not today's facts. */
    Optional<List<Record>> parse(String body) {
        try (JsonParser parser = JSON.createParser(body)) {
            List<Record> facts = new ArrayList<>(1);
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (list) {
                parser.nextToken();
            }
            while (parser.currentToken() == JsonToken.START_OBJECT) {
                Record fact = fact(parser);
                if (fact == null) {
                    return Optional.empty();
                }
                facts.add(fact);
                parser.nextToken();
            }
            boolean whole = list ? parser.currentToken() == JsonToken.END_ARRAY : !facts.isEmpty();
            return whole ? Optional.of(facts) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private @Nullable Record fact(JsonParser parser) throws IOException {
        @Nullable Object[] values = new Object[types.length];
        int found = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            Integer position = positions.get(name);
            if (position == null) {
                parser.skipChildren();
            } else {
                values[position] = value(parser, token, types[position]);
                found++;
            }
        }
        return found == types.length ? construct(values) : null;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token, Class<?> type) throws IOException {
        if (type == String.class) {
            return token == JsonToken.VALUE_STRING ? parser.getText() : null;
        }
        return type == int.class ? (Object) parser.getIntValue() : (Object) parser.getBooleanValue();
    }

    private Record construct(@Nullable Object[] values) {
        try {
            return (Record) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a case cannot be made again", e);
        }
    }
}
