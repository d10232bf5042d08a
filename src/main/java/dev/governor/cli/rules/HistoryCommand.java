package dev.governor.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code governor rules history}: what was promoted on a server, by whom and why. */
@Command(
        name = "history",
        description = "List the bundles that a running governor promoted, newest first, or what waits for approval.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Option(names = "--proposals", description = "List the proposals that wait for somebody to approve them.")
    private boolean proposals;

    @Override
    public Integer call() {
        JsonNode changes = server.get("/api/v1/bundles/" + (proposals ? "proposals" : "history"))
                .required();
        return telling.tell(true, changes, out -> print(changes, out));
    }

    private static void print(JsonNode changes, PrintWriter out) {
        TextTable table = new TextTable("at", "what", "version", "proposed by", "approved by", "id", "why");
        for (JsonNode change : changes) {
            JsonNode proposal = change.path("proposal");
            table.row(
                    change.path("at").asText(),
                    change.path("kind").asText(),
                    change.path("version").asText(),
                    change.path("author").asText(),
                    change.path("approver").asText(""),
                    change.path("kind").asText().equals("proposed")
                            ? proposal.asText()
                            : change.path("commit").asText(),
                    change.path("why").asText());
        }
        table.print(out);
    }
}
