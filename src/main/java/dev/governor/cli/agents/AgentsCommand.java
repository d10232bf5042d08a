package dev.governor.cli.agents;

import dev.governor.cli.BuildVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code governor agents}: the parent of what can be done about the records of agents. */
@Command(
        name = "agents",
        description = "Keep the records of agents of a running governor.",
        subcommands = {
            ListAgentsCommand.class,
            ShowAgentCommand.class,
            WriteAgentCommand.class,
            EndAgentCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n")
public final class AgentsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
