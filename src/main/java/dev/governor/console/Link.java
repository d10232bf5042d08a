package dev.governor.console;

import dev.governor.finding.FindingStatus;
import dev.governor.kernel.Severity;
import jakarta.ws.rs.core.UriBuilder;
import org.jspecify.annotations.Nullable;

/** Links that keep filters and carry cursors. */
final class Link {

    private Link() {}

    /** Returns the link to the slice after {@code cursor}, empty at the end. */
    static String next(
            String path, @Nullable String cursor, @Nullable FindingStatus status, @Nullable Severity severity) {
        if (cursor == null) {
            return "";
        }
        UriBuilder link = UriBuilder.fromPath(path);
        if (status != null) {
            link.queryParam("status", status.word());
        }
        if (severity != null) {
            link.queryParam("severity", severity.word());
        }
        return link.queryParam("cursor", "{cursor}").build(cursor).toString();
    }

    /** Returns the link to the slice after {@code cursor}, empty at the end. */
    static String next(String path, @Nullable String cursor) {
        return next(path, cursor, null, null);
    }
}
