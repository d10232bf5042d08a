package dev.governor.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestingIssuer.class)
class ExternalIssuerTest {

    private static final String PROTECTED = "/api/v1/receipts";

    KeyPair keys;

    String issuer;

    @Inject
    TestingTokens tokens;

    @Inject
    IdentityConfig config;

    @Test
    void shouldQualifyTheSubjectAndTranslateTheRoles() throws Exception {
        String token = token().withRoles("compliance", "sec reviewers", "agent")
                .with("operator", "boss")
                .signed(keys.getPrivate());

        given().auth()
                .oauth2(token)
                .get("/api/v1/testing/who-am-i")
                .then()
                .statusCode(200)
                .body("subject", is(issuer + "|7f3c"))
                .body("name", is("Petra Partner"))
                .body("operator", is(issuer + "|boss"))
                .body("roles", containsInAnyOrder("auditor", "approver", "agent"));
        given().auth().oauth2(token).get(PROTECTED).then().statusCode(200);
    }

    @Test
    void shouldGrantNothingForRolesThatMeanNothingHereOrStandElsewhere() throws Exception {
        String token = token().withRoles("administrator", "AUDITOR", "root")
                .with("groups", List.of("operator"))
                .with("roles", List.of("operator"))
                .with("scope", "operator")
                .signed(keys.getPrivate());

        given().auth()
                .oauth2(token)
                .get("/api/v1/testing/who-am-i")
                .then()
                .statusCode(200)
                .body("roles", empty());
        given().auth().oauth2(token).get(PROTECTED).then().statusCode(403).body("code", is("forbidden"));
    }

    @Test
    void shouldRefuseATokenForAnotherAudience() throws Exception {
        refused(token().with("aud", "payroll").signed(keys.getPrivate()));
        refused(token().without("aud").signed(keys.getPrivate()));
    }

    @Test
    void shouldRefuseATokenThatNamesAnotherIssuer() throws Exception {
        refused(token().with("iss", "https://login.example.org").signed(keys.getPrivate()));
        refused(token().with("iss", issuer + "/realms/other").signed(keys.getPrivate()));
        refused(token().without("iss").signed(keys.getPrivate()));
    }

    @Test
    void shouldRefuseATokenThatAnUnknownKeySigned() throws Exception {
        KeyPair unknown = TestingIssuer.keyPair();

        refused(token().signed(unknown.getPrivate()));
        refused(token().withKeyId("partner-2").signed(unknown.getPrivate()));
    }

    @Test
    void shouldRefuseATokenWithoutASignature() {
        refused(token().unsigned());
    }

    @Test
    void shouldRefuseATokenThatUsesThePublicKeyAsASharedSecret() throws Exception {
        byte[] encoded = keys.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END PUBLIC KEY-----\n";

        refused(token().coded(encoded));
        refused(token().coded(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void shouldRefuseATokenOutsideItsTimes() throws Exception {
        long now = Instant.now().getEpochSecond();

        refused(token().with("iat", now - 7200).with("exp", now - 3600).signed(keys.getPrivate()));
        refused(token().with("nbf", now + 3600).with("exp", now + 7200).signed(keys.getPrivate()));
        refused(token().without("exp").signed(keys.getPrivate()));
    }

    @Test
    void shouldRefuseTheExternalIssuerSpeakingForTheEmbeddedOne() throws Exception {
        refused(token().with("iss", EmbeddedIssuer.ISSUER).signed(keys.getPrivate()));
        refused(token().with("iss", "embedded").with("sub", "alice").signed(keys.getPrivate()));
    }

    @Test
    void shouldRefuseTheEmbeddedIssuerSpeakingForTheExternalOne() throws Exception {
        refused(token().signed(SigningKey.in(config.keyDirectory()).privateKey()));
    }

    @Test
    void shouldStillTakeTokensOfTheEmbeddedIssuer() {
        given().auth()
                .oauth2(tokens.of("audrey", Role.AUDITOR))
                .get("/api/v1/testing/who-am-i")
                .then()
                .statusCode(200)
                .body("subject", is("embedded|audrey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b", "\u001b[2J"})
    void shouldRefuseSubjectsThatCannotBeToldApart(String subject) throws Exception {
        refused(token().with("sub", subject).signed(keys.getPrivate()));
        refused(token().with("operator", subject).signed(keys.getPrivate()));
    }

    @Test
    void shouldRefuseSubjectsThatAreTooLongOrNoTexts() throws Exception {
        refused(token().with("sub", "x".repeat(256)).signed(keys.getPrivate()));
        refused(token().without("sub").signed(keys.getPrivate()));
        refused(token().with("operator", 7).signed(keys.getPrivate()));
    }

    @Test
    void shouldCallACallerByItsSubjectWhenItsNameIsNoName() throws Exception {
        for (Object name : List.of(7, "x".repeat(300), "two\nlines")) {
            given().auth()
                    .oauth2(token().with("name", name).signed(keys.getPrivate()))
                    .get("/api/v1/testing/who-am-i")
                    .then()
                    .statusCode(200)
                    .body("name", is("7f3c"))
                    .body("operator", nullValue());
        }
    }

    private TestingExternalToken token() {
        return new TestingExternalToken(issuer).withRoles("compliance");
    }

    private static void refused(String token) {
        given().auth()
                .oauth2(token)
                .get(PROTECTED)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", is("unauthenticated"));
    }
}
