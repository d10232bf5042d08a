package dev.governor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstallationTest {

    private static final String ISSUER = "quarkus.oidc.company.auth-server-url";

    @Test
    void shouldIssueTokensInEmbeddedMode() {
        Installation installation = installation(Mode.EMBEDDED, Map.of());

        assertThat(installation.issuesTokens()).isTrue();
        assertThatCode(() -> installation.check(6)).doesNotThrowAnyException();
    }

    @Test
    void shouldStartInProductionWithAnExternalIssuer() {
        Installation installation = installation(Mode.PRODUCTION, Map.of(ISSUER, "https://login.example.org"));

        assertThat(installation.issuesTokens()).isFalse();
        assertThatCode(() -> installation.check(0)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseDemoPrincipalsInProduction() {
        Installation installation = installation(
                Mode.PRODUCTION, Map.of(ISSUER, "https://login.example.org", "governor.identity.demo", "true"));

        assertThatThrownBy(() -> installation.check(0)).hasMessageContaining("governor.identity.demo=true");
    }

    @Test
    void shouldRefuseTheEmbeddedIssuerInProduction() {
        Installation installation = installation(
                Mode.PRODUCTION,
                Map.of(ISSUER, "https://login.example.org", "governor.identity.embedded-issuer", "true"));

        assertThatThrownBy(() -> installation.check(0)).hasMessageContaining("governor.identity.embedded-issuer=true");
    }

    @Test
    void shouldRefuseADatabaseWithGeneratedPrincipalsInProduction() {
        Installation installation = installation(Mode.PRODUCTION, Map.of(ISSUER, "https://login.example.org"));

        assertThatThrownBy(() -> installation.check(6))
                .hasMessageContaining("6 principals of an embedded installation");
    }

    @Test
    void shouldRefuseProductionThatNobodyCouldEnter() {
        Installation installation = installation(Mode.PRODUCTION, Map.of());

        assertThatThrownBy(() -> installation.check(0)).hasMessageContaining("no issuer is configured");
    }

    private static Installation installation(Mode mode, Map<String, String> keys) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(IdentityConfig.class)
                .withDefaultValues(keys)
                .withDefaultValue("user.home", "/home/somebody")
                .addDefaultInterceptors()
                .build();
        return new Installation(mode, config.getConfigMapping(IdentityConfig.class), config);
    }
}
