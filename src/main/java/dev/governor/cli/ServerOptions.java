package dev.governor.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options that every command which starts a server shares; use it as a picocli mixin. */
@Command
public final class ServerOptions {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the data is kept: the embedded database, generated keys and passwords."
                    + " Default: $XDG_DATA_HOME/remediation-governor, or ~/.local/share/remediation-governor.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port to listen on, 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with `governor.*` and `quarkus.*` keys. It wins over the environment;"
                    + " options win over it.")
    private @Nullable Path configuration;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "Use this PostgreSQL (jdbc:postgresql://…) instead of the embedded one. Its logins come"
                    + " from the environment or --config: GOVERNOR_STORAGE_USERNAME and _PASSWORD,"
                    + " GOVERNOR_STORAGE_OWNER_USERNAME and _PASSWORD.")
    private @Nullable String databaseUrl;

    @Option(
            names = {"-v", "--verbose"},
            description = "Log in detail, and show stack traces.")
    private boolean verbose;

    /** Returns the directory that keeps the data. */
    public Path dataDirectory() {
        return dataDirectory == null ? DataDirectory.standard() : dataDirectory;
    }

    /** Returns the address to listen on. */
    public String host() {
        return host;
    }

    /** Returns the port to listen on; 0 means any. */
    public int port() {
        return port;
    }

    /** Returns the properties file to read, if any. */
    public @Nullable Path configuration() {
        return configuration;
    }

    /** Returns the external database's address, if one was given as an option. */
    public @Nullable String databaseUrl() {
        return databaseUrl;
    }

    /** Returns whether to log in detail. */
    public boolean verbose() {
        return verbose;
    }
}
