package dev.governor.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.cli.CommandFailure;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor agents write}: writes the record of an agent. */
@Command(
        name = "write",
        description = "Write the record of an agent from a JSON file, as the API takes it.",
        mixinStandardHelpOptions = true)
final class WriteAgentCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(index = "0", paramLabel = "AGENT", description = "The subject of its tokens.")
    private String agent;

    @Parameters(index = "1", paramLabel = "FILE", description = "The record: owner, purpose, workspaces, and so on.")
    private Path file;

    @Option(
            names = "--over",
            paramLabel = "VERSION",
            description = "The version that you read and that this one replaces; none for a first record.")
    private @Nullable Integer version;

    @Override
    public Integer call() {
        JsonNode written = server.put(AgentText.PATH, agent, version, record()).required();
        return telling.tell(true, written, out -> AgentText.print(written, out));
    }

    private JsonNode record() {
        try {
            return CanonicalJson.readTree(Files.readString(file));
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("cannot read a record from `" + file + "`", e);
        }
    }
}
