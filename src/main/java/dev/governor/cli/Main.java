package dev.governor.cli;

import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins: hands the arguments to the command line. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(GovernorCommand.commandLine().execute(arguments));
    }
}
