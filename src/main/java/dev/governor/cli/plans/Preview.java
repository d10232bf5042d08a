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
            Telling.lines(out, List.of("no preview was computed"));
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add("before -> after:");
        preview.path("change").forEach(line -> lines.add("  " + line.asText()));
        lines.add("after -> after the rollback:");
        preview.path("way_back").forEach(line -> lines.add("  " + line.asText()));
        String before = preview.path("before").asText();
        boolean leadsBack =
                !before.isEmpty() && before.equals(preview.path("restored").asText());
        lines.add("the rollback " + (leadsBack ? "leads" : "does NOT lead") + " back to the state before");
        Telling.lines(out, lines);
    }
}
