package dev.governor.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.Reader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses every secret there is and then looks for them where they must not be. */
@QuarkusTest
class SecretsStaySecretTest {

    @Inject
    AgroalDataSource database;

    @Inject
    IdentityConfig config;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> answers = new ArrayList<>();
    private final TestingLog log = new TestingLog();

    @BeforeEach
    void useEverySecret() throws Exception {
        log.attach();
        secrets.put("the private key", privateKey());
        demoSecrets().forEach((id, secret) -> logIn(String.valueOf(id), String.valueOf(secret)));
    }

    @AfterEach
    void detach() {
        log.detach();
    }

    @Test
    void theDatabaseHoldsNoSecretTokenOrKey() throws SQLException {
        List<String> texts = texts();

        assertThat(texts).hasSizeGreaterThan(50).anyMatch(text -> text.startsWith("$2a$06$"));
        secrets.forEach((what, secret) -> assertThat(texts).as(what).noneMatch(text -> text.contains(secret)));
    }

    @Test
    void theLogHoldsNoSecretTokenOrKey() {
        String text = log.text();

        assertThat(text).contains("incident inc_");
        secrets.forEach(
                (what, secret) -> assertThat(text.contains(secret)).as(what).isFalse());
    }

    @Test
    void noProblemRepeatsASecretTokenOrKey() {
        assertThat(answers).hasSizeGreaterThan(20);
        secrets.forEach((what, secret) -> assertThat(answers).as(what).noneMatch(text -> text.contains(secret)));
    }

    /** Exchanges the secret, uses the token well and badly, and uses the secret in every wrong place. */
    private void logIn(String id, String secret) {
        String token = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", id)
                .formParam("client_secret", secret)
                .post("/oauth/token")
                .path("access_token");
        secrets.put("the secret of " + id, secret);
        secrets.put("the token of " + id, token);
        secrets.put("the signature of the token of " + id, token.substring(token.lastIndexOf('.') + 1));
        var call = given().auth().oauth2(token);
        answers.add(call.get("/api/v1/receipts").asString());
        answers.add(call.get("/api/v1/nothing").asString());
        answers.add(call.contentType("application/json")
                .body("{")
                .post("/api/v1/plans")
                .asString());
        answers.add(given().auth().oauth2(token + "x").get("/api/v1/receipts").asString());
        answers.add(given().auth().oauth2(secret).get("/api/v1/receipts").asString());
        answers.add(given().auth()
                .preemptive()
                .basic("nobody", secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .asString());
        answers.add(given().formParam("grant_type", secret).post("/oauth/token").asString());
        answers.add(given().auth().oauth2(token).get("/api/v1/testing/fault").asString());
    }

    private List<String> texts() throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String[] column : columns(statement)) {
                String query = "select cast(\"%s\" as varchar) from \"%s\" where \"%s\" is not null"
                        .formatted(column[1], column[0], column[1]);
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        texts.add(rows.getString(1));
                    }
                }
            }
        }
        return texts;
    }

    private static List<String[]> columns(Statement statement) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select c.table_name, c.column_name"
                + " from information_schema.columns c join information_schema.tables t on t.table_name = c.table_name"
                + " where t.table_type = 'BASE TABLE' and c.table_schema = 'public' and t.table_schema = 'public'")) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return columns;
    }

    private String privateKey() {
        String encoded = Base64.getEncoder()
                .encodeToString(
                        SigningKey.in(config.keyDirectory()).privateKey().getEncoded());
        return encoded.substring(encoded.length() / 2, encoded.length() / 2 + 40);
    }

    private Properties demoSecrets() throws Exception {
        Properties found = new Properties();
        try (Reader in = Files.newBufferedReader(config.keyDirectory().resolve(DemoPrincipals.FILE))) {
            found.load(in);
        }
        return found;
    }
}
