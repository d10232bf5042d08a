package dev.governor.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which running governor a command asks, and as whom. */
@Command
public final class RemoteServer {

    private static final String TOKEN_VARIABLE = "GOVERNOR_TOKEN";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The running governor, for example https://governor.example.com.")
    private @Nullable URI server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds your token for it. Default: the variable " + TOKEN_VARIABLE + ".")
    private @Nullable Path tokenFile;

    /** Returns the governor that was named, empty when none was. */
    public Optional<URI> named() {
        if (server == null) {
            return Optional.empty();
        }
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!web || server.getHost() == null) {
            throw wrong("--server takes an address such as https://governor.example.com, not `" + server + "`");
        }
        return Optional.of(server);
    }

    /** Returns the governor that was named, or the one that runs on the standard data directory. */
    public URI address() {
        return named().or(
                        () -> DataDirectory.runningUrl(DataDirectory.standard()).map(URI::create))
                .orElseThrow(() -> new CommandFailure("no governor runs here: name one with --server"));
    }

    /** Returns the caller's token. */
    public BearerToken token() {
        if (tokenFile != null) {
            try {
                return BearerToken.of(Files.readString(tokenFile).strip());
            } catch (IOException e) {
                throw new CommandFailure("cannot read the token file `" + tokenFile + "`", e);
            }
        }
        String token = System.getenv(TOKEN_VARIABLE);
        if (token == null || token.isBlank()) {
            throw wrong("your token is needed: set " + TOKEN_VARIABLE + " or give --token-file");
        }
        return BearerToken.of(token.strip());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
