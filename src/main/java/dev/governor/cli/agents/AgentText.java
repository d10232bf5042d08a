package dev.governor.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.Telling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The record of an agent as text for people. */
final class AgentText {

    /** Where records are asked for and written. */
    static final String PATH = "/api/v1/agents/%s";

    private AgentText() {}

    static void print(JsonNode record, PrintWriter out) {
        JsonNode entry = record.path("entry");
        List<String> lines = new ArrayList<>();
        lines.add("%s, version %s, written by %s"
                .formatted(
                        record.path("agent").asText(),
                        record.path("version").asText(),
                        record.path("changed_by").asText()));
        lines.add("answers for it: " + entry.path("owner").asText());
        lines.add("purpose: " + entry.path("purpose").asText());
        lines.add("group and team: " + entry.path("group").asText("") + " "
                + entry.path("team").asText(""));
        lines.add("workspaces: " + words(entry.path("workspaces"), "none"));
        lines.add("tools: " + words(entry.path("tools"), "any"));
        lines.add("data: " + words(entry.path("data_classes"), "any"));
        lines.add("at most: " + entry.path("ceiling").asText());
        lines.add("ends: "
                + (entry.path("expires_at").isTextual()
                        ? entry.path("expires_at").asText()
                        : "never"));
        Telling.lines(out, lines);
    }

    static String words(JsonNode list, String none) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words.isEmpty() ? none : String.join(", ", words);
    }
}
