package dev.governor.identity;

import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * The process that started this server for itself, for example {@code governor ingest}: an operator for as long as the
 * server runs.
 *
 * <p>It hands a fresh secret over in the environment and exchanges it for tokens like everybody else, so that each token
 * has its receipt. Where the embedded issuer is off, and so in production, there is no such principal.
 */
@ApplicationScoped
public class Launcher {

    /** Its client id. */
    public static final String ID = "launcher";

    private static final int SHORTEST = 32;
    private static final PrincipalAccount ACCOUNT =
            new PrincipalAccount(ID, "Local Command", Tenant.DEFAULT, Set.of(Role.OPERATOR), null);

    private final Optional<String> secret;

    Launcher(IdentityConfig config) {
        this.secret = config.launcherSecret();
        if (secret.isPresent() && secret.get().length() < SHORTEST) {
            throw new IllegalStateException(
                    "governor.identity.launcher-secret is shorter than " + SHORTEST + " characters");
        }
    }

    Optional<PrincipalAccount> verified(String offered) {
        return secret.filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(offered)))
                .map(matched -> ACCOUNT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
