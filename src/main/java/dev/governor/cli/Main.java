package dev.governor.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the process begins: hands the arguments to the command line. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        // until a server configures it the root logger keeps every trace record, and the rule engine writes thousands
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(GovernorCommand.commandLine().execute(arguments));
    }
}
