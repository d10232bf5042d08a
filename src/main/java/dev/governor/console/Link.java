package dev.governor.console;

import dev.governor.finding.FindingQuery;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links that keep filters and carry cursors. */
final class Link {

    private Link() {}

    /** Returns the link to the findings after {@code cursor}, empty at the end. */
    static String next(@Nullable String cursor, FindingQuery query) {
        if (cursor == null) {
            return "";
        }
        UriBuilder link = UriBuilder.fromPath("/console/findings");
        Map<String, String> values = new LinkedHashMap<>();
        if (query.status() != null) {
            values.put("status", query.status().word());
        }
        if (query.severity() != null) {
            values.put("severity", query.severity().word());
        }
        if (query.type() != null) {
            values.put("type", query.type());
        }
        if (query.asset() != null) {
            values.put("asset", query.asset().text());
        }
        values.put("sort", query.sort().word());
        values.put("cursor", cursor);
        values.keySet().forEach(name -> link.queryParam(name, "{" + name + "}"));
        return link.buildFromMap(values).toString();
    }

    /** Returns the link to the slice after {@code cursor}, empty at the end. */
    static String next(String path, @Nullable String cursor) {
        return cursor == null
                ? ""
                : UriBuilder.fromPath(path)
                        .queryParam("cursor", "{cursor}")
                        .build(cursor)
                        .toString();
    }
}
