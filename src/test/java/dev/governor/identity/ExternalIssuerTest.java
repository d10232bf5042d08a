package dev.governor.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ExternalIssuerTest.Partner.class)
class ExternalIssuerTest {

    private static final String ISSUER = "https://login.partner.example";

    @Test
    void shouldTranslateTheIssuersRoleNames() {
        given().auth()
                .oauth2(token(ISSUER, "governor", "compliance"))
                .get("/api/v1/receipts")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldDropRoleNamesThatMeanNothingHere() {
        given().auth()
                .oauth2(token(ISSUER, "governor", "administrator"))
                .get("/api/v1/receipts")
                .then()
                .statusCode(403)
                .body("code", is("forbidden"));
    }

    @Test
    void shouldRefuseATokenForAnotherAudience() {
        given().auth()
                .oauth2(token(ISSUER, "payroll", "compliance"))
                .get("/api/v1/receipts")
                .then()
                .statusCode(401);
    }

    @Test
    void shouldRefuseAnExternalKeyThatSpeaksForTheEmbeddedIssuer() {
        given().auth()
                .oauth2(token(EmbeddedIssuer.ISSUER, "governor", "auditor"))
                .get("/api/v1/receipts")
                .then()
                .statusCode(401);
    }

    private static String token(String issuer, String audience, String role) {
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject("somebody")
                .claim("realm_access", Map.of("roles", List.of(role)))
                .groups(role)
                .sign(Partner.privateKey());
    }

    /** An installation that also trusts a partner's issuer, by its public key. */
    public static class Partner implements QuarkusTestProfile {

        private static final String PRIVATE = "testing.partner.private-key";
        private static final String PUBLIC = "testing.partner.public-key";

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.partner.public-key", publicKey(),
                    "quarkus.oidc.partner.token.issuer", ISSUER,
                    "quarkus.oidc.partner.token.audience", "governor",
                    "quarkus.oidc.partner.roles.role-claim-path", "realm_access/roles",
                    "governor.identity.role-names.compliance", "auditor");
        }

        /** Profile and test run in two class loaders, so the pair is passed on as system properties. */
        private static String publicKey() {
            if (System.getProperty(PUBLIC) == null) {
                KeyPair pair = generated();
                System.setProperty(
                        PRIVATE,
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                System.setProperty(
                        PUBLIC,
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
            }
            return System.getProperty(PUBLIC);
        }

        static PrivateKey privateKey() {
            try {
                byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
                return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static KeyPair generated() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
