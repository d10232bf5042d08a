package dev.governor.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor agents end}: ends the record of an agent. */
@Command(
        name = "end",
        description = "End the record of an agent now: what it asks for is denied until somebody writes another one.",
        mixinStandardHelpOptions = true)
final class EndAgentCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(paramLabel = "AGENT", description = "The subject of its tokens.")
    private String agent;

    @Option(names = "--over", required = true, paramLabel = "VERSION", description = "The version that you read.")
    private int version;

    @Override
    public Integer call() {
        JsonNode ended = server.delete(AgentText.PATH, agent, version).required();
        return telling.tell(true, ended, out -> AgentText.print(ended, out));
    }
}
