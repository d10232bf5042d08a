package dev.governor.cli.plans;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code governor plans reverifications}: whether what a plan fixed stayed fixed. */
@Command(
        name = "reverifications",
        description = "List the later looks at the effect of a plan that ended verified, newest first.",
        mixinStandardHelpOptions = true)
final class ReverificationsCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(paramLabel = "PLAN", description = "The plan's id.")
    private String id;

    @Override
    public Integer call() {
        JsonNode found =
                server.get("/api/v1/plans/%s/reverifications", id).required().path("items");
        return telling.tell(true, found, out -> print(found, out));
    }

    private static void print(JsonNode found, PrintWriter out) {
        TextTable table = new TextTable("number", "state", "due", "attempts", "detail");
        for (JsonNode one : found) {
            table.row(
                    one.path("ordinal").asText(),
                    one.path("state").asText(),
                    one.path("due_at").asText(),
                    one.path("attempts").asText(),
                    one.path("detail").asText());
        }
        table.print(out);
        for (JsonNode one : found) {
            List<String> lines = new ArrayList<>();
            one.path("changes").forEach(line -> lines.add("  " + line.asText()));
            one.path("suspects").forEach(line -> lines.add("  who could: " + line.asText()));
            if (!lines.isEmpty()) {
                lines.add(0, "what changed, number " + one.path("ordinal").asText() + ":");
                Telling.lines(out, lines);
            }
        }
    }
}
