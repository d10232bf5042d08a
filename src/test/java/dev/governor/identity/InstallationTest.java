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
    private static final String AUDIENCE = "quarkus.oidc.company.token.audience";

    @Test
    void shouldIssueTokensInEmbeddedMode() {
        Installation installation = installation(Mode.EMBEDDED, Map.of());

        assertThat(installation.issuesTokens()).isTrue();
        assertThatCode(() -> installation.check(6)).doesNotThrowAnyException();
    }

    @Test
    void shouldStartInProductionWithAnExternalIssuer() {
        Installation installation =
                installation(Mode.PRODUCTION, Map.of(ISSUER, "https://login.example.org", AUDIENCE, "governor"));

        assertThat(installation.issuesTokens()).isFalse();
        assertThatCode(() -> installation.check(0)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseDemoPrincipalsInProduction() {
        Installation installation = installation(
                Mode.PRODUCTION,
                Map.of(ISSUER, "https://login.example.org", AUDIENCE, "governor", "governor.identity.demo", "true"));

        assertThatThrownBy(() -> installation.check(0)).hasMessageContaining("governor.identity.demo=true");
    }

    @Test
    void shouldRefuseTheEmbeddedIssuerInProduction() {
        Installation installation = installation(
                Mode.PRODUCTION,
                Map.of(
                        ISSUER,
                        "https://login.example.org",
                        AUDIENCE,
                        "governor",
                        "governor.identity.embedded-issuer",
                        "true"));

        assertThatThrownBy(() -> installation.check(0)).hasMessageContaining("governor.identity.embedded-issuer=true");
    }

    @Test
    void shouldRefuseADatabaseWithGeneratedPrincipalsInProduction() {
        Installation installation =
                installation(Mode.PRODUCTION, Map.of(ISSUER, "https://login.example.org", AUDIENCE, "governor"));

        assertThatThrownBy(() -> installation.check(6))
                .hasMessageContaining("6 principals of an embedded installation");
    }

    @Test
    void shouldRefuseProductionThatNobodyCouldEnter() {
        Installation installation = installation(Mode.PRODUCTION, Map.of());

        assertThatThrownBy(() -> installation.check(0)).hasMessageContaining("no issuer is configured");
    }

    @Test
    void shouldNotCountAKeyWithoutAnAddressOrADisabledTenantAsAnIssuer() {
        Installation installation = installation(
                Mode.PRODUCTION,
                Map.of(
                        "quarkus.oidc.company.public-key", "MIIB",
                        "quarkus.oidc.auth-server-url", "https://login.example.org",
                        "quarkus.oidc.old.auth-server-url", "https://old.example.org",
                        "quarkus.oidc.old.tenant-enabled", "false"));

        assertThatThrownBy(() -> installation.check(0)).hasMessageContaining("no issuer is configured");
    }

    @Test
    void shouldKnowIssuersByTheirNameOrElseByTheirAddress() {
        Installation installation = installation(
                Mode.EMBEDDED,
                Map.of(
                        ISSUER,
                        "https://login.example.org/",
                        "quarkus.oidc.\"a.b\".auth-server-url",
                        "https://10.0.0.1",
                        "quarkus.oidc.\"a.b\".token.issuer",
                        "https://b.example.org"));

        assertThat(installation.externalIssuers())
                .containsOnly(
                        Map.entry("https://login.example.org", "company"),
                        Map.entry("https://b.example.org", "\"a.b\""));
    }

    @Test
    void shouldRefuseAnIssuerWhoseTokensForOthersWouldBeTaken() {
        Installation installation = installation(Mode.EMBEDDED, Map.of(ISSUER, "https://login.example.org"));

        assertThatThrownBy(() -> installation.check(6)).hasMessageContaining(AUDIENCE + " is not set");
    }

    @Test
    void shouldRefuseAnIssuerThatCouldSpeakForAnother() {
        Installation any = installation(
                Mode.EMBEDDED,
                Map.of(
                        ISSUER,
                        "https://a.example.org",
                        AUDIENCE,
                        "governor",
                        "quarkus.oidc.company.token.issuer",
                        "any"));
        Installation embedded =
                installation(Mode.EMBEDDED, Map.of("quarkus.oidc.embedded.auth-server-url", "https://a.example.org"));

        assertThatThrownBy(() -> any.check(6)).hasMessageContaining("speak for every other issuer");
        assertThatThrownBy(() -> embedded.check(6)).hasMessageContaining("the embedded issuer's");
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
