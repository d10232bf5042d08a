package dev.governor.cli.plans;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code governor plans show}: where a plan is, and what it would do. */
@Command(
        name = "show",
        description = "Show where a plan is, what was decided and what it would do.",
        mixinStandardHelpOptions = true)
final class ShowPlanCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(paramLabel = "PLAN", description = "The id.")
    private String id;

    @Override
    public Integer call() {
        JsonNode found = server.get("/api/v1/plans/%s", id).required();
        return telling.tell(true, found, out -> print(found, out));
    }

    private static void print(JsonNode found, PrintWriter out) {
        Telling.lines(
                out,
                List.of(
                        "%s: %s on %s"
                                .formatted(
                                        found.path("id").asText(),
                                        found.path("template").asText(),
                                        found.path("target").asText()),
                        "state: %s %s"
                                .formatted(
                                        found.path("state").asText(),
                                        found.path("state_reason").asText())
                                .strip(),
                        "decision: " + found.at("/decision/outcome").asText("none yet")));
        Preview.print(found.path("preview"), out);
    }
}
