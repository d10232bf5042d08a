package dev.governor.cli;

import dev.governor.identity.Launcher;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A governor that this command started on a data directory, and stops when it is done.
 *
 * <p>The command speaks to it as the principal {@code launcher}, with a secret that both forget at the end.
 */
public final class LocalGovernor implements AutoCloseable {

    private static final String SECRET_VARIABLE = "GOVERNOR_IDENTITY_LAUNCHER_SECRET";
    private static final int SECRET_BYTES = 32;

    private final ServerProcess process;
    private final Thread stop;
    private final BearerToken token;

    private LocalGovernor(ServerProcess process, String secret) {
        this.process = process;
        this.stop = new Thread(process::close, "stop-governor");
        Runtime.getRuntime().addShutdownHook(stop);
        this.token = BearerToken.inExchangeFor(process.address(), Launcher.ID, secret);
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param directory the data directory, null for the one that {@code serve} uses
     */
    public static LocalGovernor start(@Nullable Path directory, int port, PrintWriter told) {
        Path data = directory == null ? DataDirectory.standard() : directory.toAbsolutePath();
        boolean first = !Files.exists(data.resolve("identity"));
        told.println("starting a governor on " + data);
        told.flush();
        String secret = secret();
        ServerProcess process = ServerProcess.start(
                ServerProcess.thisApplication(),
                data,
                port,
                first ? Map.of("governor.identity.demo", "true") : Map.of(),
                Map.of(SECRET_VARIABLE, secret));
        if (first) {
            told.println("first start: the principals' passwords stand in "
                    + data.resolve("identity").resolve("demo-credentials.properties"));
            told.flush();
        }
        try {
            return new LocalGovernor(process, secret);
        } catch (CommandFailure e) {
            process.close();
            throw e;
        }
    }

    public URI address() {
        return process.address();
    }

    public BearerToken token() {
        return token;
    }

    @Override
    public void close() {
        process.close();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            return; // this process ends: the hook runs
        }
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
