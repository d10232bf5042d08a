package dev.governor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this installation permits about identity, worked out from its mode.
 *
 * <p>INVARIANT: in production nobody authenticates with a token or a secret that this server made up.
 */
@ApplicationScoped
public class Installation {

    private final Mode mode;
    private final IdentityConfig config;
    private final Config all;

    Installation(
            @ConfigProperty(name = "governor.mode", defaultValue = "embedded") Mode mode,
            IdentityConfig config,
            Config all) {
        this.mode = mode;
        this.config = config;
        this.all = all;
    }

    /** Tells whether this server issues tokens. */
    public boolean issuesTokens() {
        return config.embeddedIssuer().orElse(mode != Mode.PRODUCTION);
    }

    /**
     * Refuses settings that contradict the mode.
     *
     * @param generatedPrincipals how many principals with generated secrets the database holds
     * @throws IllegalStateException when one does, naming the key to change
     */
    void check(long generatedPrincipals) {
        if (mode != Mode.PRODUCTION) {
            return;
        }
        if (config.demo()) {
            throw refused("governor.identity.demo=true: demo principals have no place in production");
        }
        if (issuesTokens()) {
            throw refused("governor.identity.embedded-issuer=true: configure an issuer with quarkus.oidc.<name>.*");
        }
        if (generatedPrincipals > 0) {
            throw refused("the database holds " + generatedPrincipals
                    + " principals of an embedded installation: production starts from a database of its own");
        }
        if (externalIssuers().isEmpty()) {
            throw refused("no issuer is configured: set quarkus.oidc.<name>.auth-server-url");
        }
    }

    private List<String> externalIssuers() {
        return StreamSupport.stream(all.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("quarkus.oidc.")
                        && (name.endsWith(".auth-server-url") || name.endsWith(".public-key")))
                .toList();
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException("governor.mode=production refuses to start: " + why);
    }
}
