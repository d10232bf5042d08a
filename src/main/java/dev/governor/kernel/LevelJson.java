package dev.governor.kernel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes and reads every {@link Level} as its lower-case word. */
public final class LevelJson {

    private LevelJson() {}

    /** Returns the Jackson module; the REST edge registers the same one. */
    public static Module module() {
        SimpleModule module = new SimpleModule("governor-levels");
        module.addSerializer(new Writer());
        module.setDeserializers(new Readers());
        return module;
    }

    private static final class Writer extends StdSerializer<Level> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Level.class);
        }

        @Override
        public void serialize(Level level, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(level.word());
        }
    }

    private static final class Readers extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return Level.class.isAssignableFrom(type) ? new Reader(type) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return Level.class.isAssignableFrom(type);
        }
    }

    private static final class Reader extends JsonDeserializer<Object> {
        private final Class<?> type;

        Reader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String word = in.getText();
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Level) constant).word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> context.weirdStringException(
                            word,
                            type,
                            "must be one of "
                                    + Arrays.stream(type.getEnumConstants())
                                            .map(constant -> ((Level) constant).word())
                                            .toList()));
        }
    }
}
