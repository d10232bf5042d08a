package dev.governor.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Who may issue tokens, and how the embedded issuer behaves. */
@ConfigMapping(prefix = "governor.identity")
public interface IdentityConfig {

    /** Writes the demo principals' secrets to {@code demo-credentials.properties} in the key directory; refused in production. */
    @WithDefault("false")
    boolean demo();

    /** Whether this server issues tokens itself. Default: yes, except in production, where yes is refused. */
    Optional<Boolean> embeddedIssuer();

    /** The directory, open to its owner only, that keeps the embedded issuer's private key. Never the database. */
    @WithDefault("${governor.data-directory:${user.home}/.governor}/identity")
    Path keyDirectory();

    /**
     * The secret that the process which started this server made up for itself, to speak to it as an operator; at least
     * 32 characters. Only from the environment.
     */
    Optional<String> launcherSecret();

    /** How long a token of the embedded issuer is valid, at most a day. */
    @WithDefault("PT30M")
    Duration tokenLifetime();

    /** How many failed attempts with one name a source may make within the window before it has to wait. */
    @WithDefault("5")
    int loginAttempts();

    /** The window in which failed attempts count, and how long a source then waits; doubled each time, up to 15 minutes. */
    @WithDefault("PT1M")
    Duration loginWindow();

    /** Our role for a role name of an external issuer, for example {@code role-names.sec-reviewers=approver}. */
    Map<String, Role> roleNames();
}
