package dev.governor.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final String GITHUB = "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a";

    @Test
    void aMarkerTakesThePlaceOfTheSecretAndNothingElse() {
        Redaction redaction = Redactor.shipped().redact("push with " + GITHUB + ", then pull");

        assertThat(redaction.text()).isEqualTo("push with [redacted:github_token], then pull");
        assertThat(redaction.markers()).containsExactly(new Marker(SecretKind.GITHUB_TOKEN, 10, 23));
        assertThat(redaction.found()).isTrue();
    }

    @Test
    void onlyThePasswordOfAnAddressIsMasked() {
        Redaction redaction =
                Redactor.shipped().redact("postgres://app:" + "hunter2hunter2@db.example:5432/pay?sslmode=require");

        assertThat(redaction.text())
                .isEqualTo("postgres://app:[redacted:database_url]@db.example:5432/pay?sslmode=require");
    }

    @Test
    void theMostSpecificKindNamesASecretThatSeveralFormsClaim() {
        assertThat(Redactor.shipped().redact("api_token: \"" + GITHUB + "\"").text())
                .isEqualTo("api_token: \"[redacted:github_token]\"");
        assertThat(Redactor.shipped().redact("Authorization: Bearer " + GITHUB).text())
                .isEqualTo("Authorization: Bearer [redacted:github_token]");
    }

    @Test
    void aKeyIsMaskedFromItsHeaderToItsFooter() {
        String key = "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIabc\n-----END RSA PRIVATE " + "KEY-----";

        assertThat(Redactor.shipped().redact("a\n" + key + "\nb").text()).isEqualTo("a\n[redacted:private_key]\nb");
    }

    @Test
    void aKnownExampleIsMaskedToo() {
        assertThat(Redactor.shipped().redact("AKIA" + "IOSFODNN7EXAMPLE").text())
                .isEqualTo("[redacted:aws_access_key]");
    }

    @Test
    void aSecretBehindInvisibleCharactersIsFoundAndTheTextAroundItKeepsThem() {
        String split = GITHUB.substring(0, 9) + "\u200B" + GITHUB.substring(9);

        assertThat(Redactor.shipped().redact("a\u200Bb " + split + " c\u2060d").text())
                .isEqualTo("a\u200Bb [redacted:github_token] c\u2060d");
    }

    @Test
    void markersThatATextCameWithAreNotReported() {
        Redaction redaction = Redactor.shipped().redact("password: [redacted:password] " + GITHUB);

        assertThat(redaction.text()).isEqualTo("password: [redacted:password] [redacted:github_token]");
        assertThat(redaction.markers()).containsExactly(new Marker(SecretKind.GITHUB_TOKEN, 30, 23));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The password must be rotated every 90 days and the token is checked by the gateway.",
                "id: 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "token_id: 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
                "image@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "secret: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "secretHash = \"9f86d081884c7d659a2feaa0c55ad015\"",
                "integrity=\"sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==\"",
                "token: ${TOKEN}",
                "API_KEY=$API_KEY",
                "api_key: <your-key>",
                "api_key: your-api-key-here",
                "password=changeme",
                "password: ********",
                "password: xxxx",
                "password: {{ .Values.password }}",
                "password = null;",
                "String password = request.getPassword();",
                "this.password = password;",
                "password: string;",
                "connect(user=user, password=password)",
                "secretName: db-credentials-v2",
                "passwordMinLength: 14",
                "max_tokens: 4096",
                "nextPageToken = \"CAUQAA1b2c3d4e5f6g7\"",
                "tokenizer = new JsonTokenizerFactory2();",
                "AccessTokenProviderFactory tokenProviderFactory = this.accessTokenProviderFactoryBean",
                "private static final String TOKEN = \"dev.governor.token.v2\";",
                "token ="
                        + " \"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\"",
                "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk\">",
                "key: version-1.27.3-build.4",
                "secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:pay-x7Kq2Z",
                "password_file: /run/secrets/db_password",
                "secretKeyRef: {name: pay, key: password}",
                "http://localhost:8080/path?mail=a@b.example",
                "git@github.com:org/repository.git",
                "postgres://app:${DB_PASSWORD}@db.example/pay",
                "Basic authentication is off; Bearer authentication is on",
                "detects headers such as -----BEGIN RSA PRIVATE " + "KEY----- in files",
                "-----BEGIN CERTIFICATE-----\n"
                        + "MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n"
                        + "-----END CERTIFICATE-----",
                "ey" + "JhIjoxfQ is no token, nor is a.b.c",
                "risk-assessment-of-the-payments-service",
                "task-force-sk-8",
                "[redacted:jwt]"
            })
    void ordinaryTextIsLeftAlone(String text) {
        assertThat(Redactor.shipped().redact(text)).isEqualTo(new Redaction(text, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password ", "password=", "token=", "token=\"", "://", "://a:", "-----BEGIN PRIVATE " + "KEY-----",
                        "eyJ", "eyJhIjoxfQ.",
                "cookie: ", "cookie: a=b;", "ghp_", "AKIA", "AKIAAAAAAAAAAAAAAAAA ", "bearer ", "authorization: ",
                        "sk-", "PuTTY-User-Key-File-3",
                "[redacted:", "a@", "\u200B", "token\u200B=", "password: |\n ", "SG.aaaaaaaaaaaaaaaaaaaa.", "dp.st."
            })
    void hostileTextIsReadInTime(String part) {
        String text = part.repeat(50_000 / part.length());

        long start = System.nanoTime();
        Redactor.shipped().redact(text);

        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a::", "/a", "\\a", "A1-", "ab "})
    void aValueOfAnyLengthIsJudged(String part) {
        String value = part.repeat(100_000);

        assertThatCode(() -> {
                    Redactor.shipped().redact("password=" + value);
                    Redactor.shipped().redact("token: \"" + value + "\"");
                    Redactor.shipped().redact("login(secret=" + value + ")");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aLongSecretIsMaskedWhole() {
        String value = new Random(1)
                .ints(12_000, 0, 62)
                .mapToObj(i -> Character.toString(i < 10 ? '0' + i : i < 36 ? 'A' + i - 10 : 'a' + i - 36))
                .collect(Collectors.joining());

        assertThat(Redactor.shipped().redact("token=" + value).text())
                .isEqualTo("token=[redacted:high_entropy_assignment]");
        assertThat(Redactor.shipped().redact("password=" + value).text()).isEqualTo("password=[redacted:password]");
    }
}
