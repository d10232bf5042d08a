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

/** {@code governor tasks show}: what a task asks, and what a vote on it is bound to. */
@Command(
        name = "show",
        description = "Show what a task asks for, what the change would do, and what a vote is bound to.",
        mixinStandardHelpOptions = true)
final class ShowTaskCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(paramLabel = "TASK", description = "The id.")
    private String id;

    @Override
    public Integer call() {
        JsonNode found = server.get("/api/v1/tasks/%s", id).required();
        return telling.tell(true, found, out -> print(found, out));
    }

    private static void print(JsonNode found, PrintWriter out) {
        JsonNode task = found.path("task");
        Telling.lines(
                out,
                List.of(
                        "%s: %s of plan %s, %s"
                                .formatted(
                                        task.path("id").asText(),
                                        task.path("name").asText(),
                                        task.path("plan_id").asText(),
                                        task.path("state").asText()),
                        "a vote is bound to: " + found.at("/approval/binding").asText("nothing, it is no review")));
        Preview.print(found.path("preview"), out);
        String whyNot = found.path("why_not").asText("");
        if (!whyNot.isEmpty() && !found.path("why_not").isNull()) {
            Telling.lines(out, List.of("you may not review it: " + whyNot));
        }
    }
}
