package dev.governor.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code governor agents show}: the record of an agent. */
@Command(name = "show", description = "Show the record of an agent.", mixinStandardHelpOptions = true)
final class ShowAgentCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(paramLabel = "AGENT", description = "The subject of its tokens, for example 'embedded|remedy-bot'.")
    private String agent;

    @Override
    public Integer call() {
        JsonNode found = server.get(AgentText.PATH, agent).required();
        return telling.tell(true, found, out -> AgentText.print(found, out));
    }
}
