package dev.governor.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.kernel.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EmbeddedIssuerTest {

    private static final String PROTECTED = "/api/v1/receipts";

    @Inject
    TestingTokens tokens;

    @Inject
    IdentityConfig config;

    @Inject
    EvidenceLog evidence;

    @Test
    void shouldLetInWhoExchangedItsSecretForAToken() throws Exception {
        String token = exchange("audrey", demoSecrets().getProperty("audrey"))
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", is("Bearer"))
                .body("expires_in", is(1800))
                .extract()
                .path("access_token");

        given().auth().oauth2(token).get(PROTECTED).then().statusCode(200);

        assertThat(evidence.about("embedded|audrey"))
                .extracting("kind")
                .contains(ReceiptKind.PRINCIPAL_CREATED, ReceiptKind.TOKEN_ISSUED);
    }

    @Test
    void shouldTakeTheSecretAsBasicCredentialsToo() throws Exception {
        given().auth()
                .preemptive()
                .basic("olivia", demoSecrets().getProperty("olivia"))
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldKeepSecretsNowhereButInAFileOfItsOwner() throws Exception {
        Path file = config.keyDirectory().resolve(DemoPrincipals.FILE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(demoSecrets()).hasSize(6);
        assertThat(evidence.about("embedded|alice").toString())
                .doesNotContain(demoSecrets().getProperty("alice"));
    }

    @Test
    void shouldRefuseAWrongSecretAndThenMakeTheClientWait() {
        for (int attempt = 0; attempt < 5; attempt++) {
            exchange("mallory", "guess-" + attempt)
                    .post("/oauth/token")
                    .then()
                    .statusCode(401)
                    .body("code", is("unauthenticated"));
        }

        exchange("mallory", "guess-5")
                .post("/oauth/token")
                .then()
                .statusCode(429)
                .header("Retry-After", "60")
                .body("code", is("rate-limited"));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void shouldRefuseHostileIdsAndSecretsAlikeAndRepeatNothingOfThem(String hostile) {
        for (RequestSpecification attempt : List.of(exchange(hostile, "guess"), exchange("stranger", hostile))) {
            Response response = attempt.post("/oauth/token");

            response.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("detail", is("the client id or its secret is wrong"))
                    .body("instance", is("/oauth/token"));
            assertThat(response.headers().hasHeaderWithName("X-Injected")).isFalse();
        }
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "../../identity/issuer-key.pem",
                "a\r\nX-Injected: yes",
                "a\u0000b",
                "olivia' or '1'='1",
                "${jndi:ldap://localhost/a}",
                "\u00fc".repeat(72),
                "x".repeat(73),
                "x".repeat(1_000),
                "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bm9jb2xvbg==", "JXp6OiV6eg==", "gIE6gg==", "Og=="})
    void shouldRefuseBasicCredentialsThatNobodyCanRead(String credentials) {
        given().header("Authorization", "Basic " + credentials)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("realm"))
                .body("code", is("unauthenticated"));
    }

    @Test
    void shouldNotTellAnUnknownClientFromAWrongSecret() {
        String unknown = exchange("nobody-here", "guess").post("/oauth/token").asString();
        String wrong = exchange("ben", "guess").post("/oauth/token").asString();

        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void shouldPublishItsPublicKeyOnly() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys", hasSize(1))
                .body("keys[0].alg", is("RS256"))
                .body("keys[0].keySet()", not(hasItem("d")));
    }

    @Test
    void shouldRefuseARequestWithoutAToken() {
        given().get(PROTECTED)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldRefuseAnExpiredToken() {
        refused(tokens.expired(Role.AUDITOR));
    }

    @Test
    void shouldRefuseATokenThatAnotherKeySigned() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);

        refused(Jwt.issuer(EmbeddedIssuer.ISSUER)
                .audience(EmbeddedIssuer.AUDIENCE)
                .subject("mallory")
                .groups("operator")
                .sign(generator.generateKeyPair().getPrivate()));
    }

    @Test
    void shouldRefuseATokenThatWasChanged() {
        String[] parts = tokens.of("alice", Role.APPROVER).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("approver", "auditor").getBytes(StandardCharsets.UTF_8));

        refused(parts[0] + "." + changed + "." + parts[2]);
    }

    @Test
    void shouldRefuseATokenWithoutASignature() {
        String claims = "{\"iss\":\"" + EmbeddedIssuer.ISSUER + "\",\"aud\":\"governor\",\"sub\":\"mallory\","
                + "\"groups\":[\"auditor\"],\"iat\":1,\"exp\":99999999999}";

        refused(encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".");
    }

    @Test
    void shouldRefuseTheTokenOfAnIssuerThatNobodyConfigured() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);

        refused(Jwt.issuer("https://login.example.org")
                .audience(EmbeddedIssuer.AUDIENCE)
                .subject("mallory")
                .groups("operator")
                .sign(generator.generateKeyPair().getPrivate()));
    }

    @Test
    void shouldRefuseWhatIsNoToken() {
        refused("not-a-token");
    }

    @Test
    void shouldRefuseTheTokenOfAnotherTenant() {
        given().auth()
                .oauth2(tokens.ofTenant(new Tenant("other"), Role.AUDITOR))
                .get(PROTECTED)
                .then()
                .statusCode(403)
                .body("code", is("forbidden"));
    }

    private static void refused(String token) {
        given().auth()
                .oauth2(token)
                .get(PROTECTED)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("unauthenticated"));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification exchange(String id, String secret) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", id)
                .formParam("client_secret", secret);
    }

    private Properties demoSecrets() throws Exception {
        Properties secrets = new Properties();
        try (Reader in = Files.newBufferedReader(config.keyDirectory().resolve(DemoPrincipals.FILE))) {
            secrets.load(in);
        }
        return secrets;
    }
}
