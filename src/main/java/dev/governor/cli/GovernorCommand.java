package dev.governor.cli;

import dev.governor.cli.agents.AgentsCommand;
import dev.governor.cli.demo.DemoCommand;
import dev.governor.cli.ingest.IngestCommand;
import dev.governor.cli.plans.PlansCommand;
import dev.governor.cli.plans.TasksCommand;
import dev.governor.cli.rules.RulesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command; a new command is registered in its {@code subcommands}. */
@Command(
        name = "governor",
        description = "Lets agents fix security problems only when explicit policy allows it.",
        subcommands = {
            AgentsCommand.class,
            DemoCommand.class,
            IngestCommand.class,
            PlansCommand.class,
            RulesCommand.class,
            ServeCommand.class,
            TasksCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  governor serve               start on an embedded PostgreSQL",
            "  governor serve --port 9000   the same on another port",
            "  governor ingest scans        send a directory of scanners' reports",
            "  governor rules check         check the policy bundle in rules/",
            "  governor help serve          explain one command",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong arguments."
        })
public final class GovernorCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Returns the command line as the process runs it: errors are one line, never a stack trace. */
    public static CommandLine commandLine() {
        return new CommandLine(new GovernorCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new OneLineErrors())
                .setParameterExceptionHandler(new OneLineErrors());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
