package dev.governor.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor rules rollback}: lets a bundle that decided before decide again. */
@Command(
        name = "rollback",
        description =
                "Let a bundle that decided before decide again on a running governor; `rules history` names them.",
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(paramLabel = "COMMIT", description = "The commit of the bundle.")
    private String commit;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why it should decide again.")
    private String why;

    @Override
    public Integer call() {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("to", commit).put("why", why);
        JsonNode change = server.post("/api/v1/bundles/rollback", body).required();
        return telling.tell(
                true,
                change,
                out -> Telling.lines(
                        out,
                        List.of(change.path("name").asText() + " "
                                + change.path("version").asText() + " decides again, as commit "
                                + change.path("commit").asText())));
    }
}
