package dev.governor.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code governor agents list}: the agents that are on record. */
@Command(name = "list", description = "List the records of agents, 500 at most.", mixinStandardHelpOptions = true)
final class ListAgentsCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Override
    public Integer call() {
        JsonNode found = server.get("/api/v1/agents?limit=500").required().path("items");
        return telling.tell(true, found, out -> print(found, out));
    }

    private static void print(JsonNode found, PrintWriter out) {
        TextTable table = new TextTable("agent", "version", "owner", "at most", "workspaces");
        for (JsonNode one : found) {
            table.row(
                    one.path("agent").asText(),
                    one.path("version").asText(),
                    one.at("/entry/owner").asText(),
                    one.at("/entry/ceiling").asText(),
                    AgentText.words(one.at("/entry/workspaces"), "none"));
        }
        table.print(out);
    }
}
