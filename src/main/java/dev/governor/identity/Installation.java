package dev.governor.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this installation permits about identity, worked out from its mode.
 *
 * <p>INVARIANT: in production nobody authenticates with a token or a secret that this server made up.
 */
@ApplicationScoped
public class Installation {

    private static final Pattern ADDRESS = Pattern.compile("quarkus\\.oidc\\.([^.]+|\"[^\"]+\")\\.auth-server-url");

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
     * Refuses settings that contradict the mode, and issuers whose tokens would say too little or too much.
     *
     * @param generatedPrincipals how many principals with generated secrets the database holds
     * @throws IllegalStateException when one does, naming the key to change
     */
    void check(long generatedPrincipals) {
        externalIssuers().forEach(this::checkTenant);
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

    /** Returns, for each issuer that is configured by its address, its name without a last slash, and its tenant's key. */
    Map<String, String> externalIssuers() {
        Map<String, String> tenants = new TreeMap<>();
        for (String name : all.getPropertyNames()) {
            Matcher address = ADDRESS.matcher(name);
            if (address.matches()
                    && setting(address.group(1), "tenant-enabled", "true").equals("true")) {
                String tenant = address.group(1);
                String issuer = setting(tenant, "token.issuer", setting(tenant, "auth-server-url", ""));
                tenants.put(withoutSlash(issuer), tenant);
            }
        }
        return tenants;
    }

    static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    static String withoutQuotes(String tenant) {
        return tenant.replace("\"", "");
    }

    private void checkTenant(String issuer, String tenant) {
        String key = "quarkus.oidc." + tenant;
        if (withoutQuotes(tenant).equals(Subjects.EMBEDDED)) {
            throw new IllegalStateException(key + ": the name is the embedded issuer's, choose another");
        }
        if (issuer.equals("any")) {
            throw new IllegalStateException(key + ".token.issuer=any: it could speak for every other issuer");
        }
        if (setting(tenant, "token.audience", "").isBlank()) {
            throw new IllegalStateException(
                    key + ".token.audience is not set: tokens for other services would be taken");
        }
    }

    private String setting(String tenant, String key, String otherwise) {
        return all.getOptionalValue("quarkus.oidc." + tenant + "." + key, String.class)
                .orElse(otherwise);
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException("governor.mode=production refuses to start: " + why);
    }
}
