package dev.governor.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestingIssuer.class, initArgs = @ResourceArg(name = "down", value = "true"))
class ExternalIssuerDownTest {

    private static final String PROTECTED = "/api/v1/receipts";

    KeyPair keys;

    Runnable startOfTheIssuer;

    String issuer;

    @Inject
    TestingTokens tokens;

    @Test
    void shouldRefuseTokensOfAnIssuerWhileItIsDownAndTakeThemOnceItIsUp() throws Exception {
        String token = new TestingExternalToken(issuer).withRoles("compliance").signed(keys.getPrivate());

        for (int attempt = 0; attempt < 3; attempt++) {
            given().auth().oauth2(token).get(PROTECTED).then().statusCode(503).body("code", is("unavailable"));
        }
        given().auth()
                .oauth2(tokens.of("audrey", Role.AUDITOR))
                .get(PROTECTED)
                .then()
                .statusCode(200);

        startOfTheIssuer.run();

        given().auth().oauth2(token).get(PROTECTED).then().statusCode(200);
    }
}
