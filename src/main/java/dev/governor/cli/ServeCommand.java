package dev.governor.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the server and stays until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Start the server, by default on an embedded PostgreSQL in the data directory.",
            "Prints one line a step on standard error. Ctrl-C stops the server and its database."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  governor serve",
            "  governor serve --data-dir /srv/governor --port 9000",
            "  governor serve --config governor.properties",
            "  governor serve --database-url jdbc:postgresql://db/governor"
        })
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Override
    public Integer call() {
        return new GovernorServer(options, StartProgress.ofThisProcess()).run();
    }
}
