package dev.governor.cli.plans;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.Telling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints what a change and its rollback would do. */
final class Preview {

    private Preview() {}

    static void print(JsonNode preview, PrintWriter out) {
        if (preview.isMissingNode() || preview.isNull()) {
            Telling.lines(out, List.of("nothing here carries it out"));
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add("before -> after:");
        preview.path("change").forEach(line -> lines.add("  " + line.asText()));
        lines.add("after -> after the rollback:");
        preview.path("way_back").forEach(line -> lines.add("  " + line.asText()));
        lines.add(
                preview.path("before").asText().equals(preview.path("restored").asText())
                        ? "the rollback leads back to the state before"
                        : "the rollback does NOT lead back to the state before");
        Telling.lines(out, lines);
    }
}
