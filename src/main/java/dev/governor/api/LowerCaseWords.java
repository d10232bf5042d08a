package dev.governor.api;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lists the words of enumerations in the OpenAPI document as they are sent: in lower case. */
public class LowerCaseWords implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
        @Nullable List<Object> words = schema.getEnumeration();
        if (words != null) {
            schema.setEnumeration(words.stream()
                    .map(word -> (Object) String.valueOf(word).toLowerCase(Locale.ROOT))
                    .toList());
        }
        return schema;
    }
}
