package dev.governor.cli.rules;

import dev.governor.cli.BuildVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code governor rules}: the parent of everything an author does. */
@Command(
        name = "rules",
        description = "Write, check, test, prove, compare and promote policy rules.",
        subcommands = {
            NewCommand.class,
            CheckCommand.class,
            TestCommand.class,
            AnalyzeCommand.class,
            ProveCommand.class,
            ImportCommand.class,
            ShowCommand.class,
            ExplainCommand.class,
            ExplainActionCommand.class,
            DiffCommand.class,
            BacktestCommand.class,
            PromoteCommand.class,
            CanaryCommand.class,
            RollbackCommand.class,
            HistoryCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  governor rules check rules       is everything well-formed? quick enough for a commit hook",
            "  governor rules diff old new      what changes, in rules and in outcomes",
            "  governor rules backtest rules    which recorded decisions would end otherwise",
            "  governor rules explain --set environment=production",
            "  governor rules explain-action 'git push --force'",
            "",
            "A DIR is a directory with a bundle.yaml; without one it is `.` or `rules`, whichever has it.",
            "A BUNDLE is a DIR, or URL#REF:PATH of a Git repository; its token is taken from"
                    + " GOVERNOR_BUNDLE_GIT_TOKEN,",
            "and over SSH your own known hosts and keys count.",
            "Exit codes: 0 nothing is wrong, 1 something is, 2 wrong arguments."
        })
public final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
