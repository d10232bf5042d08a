package dev.governor.api.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksTest {

    private static final Instant NOW = Instant.now();
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:findings";
    private static final byte[] BODY = "{\"action\":\"created\"}".getBytes(UTF_8);

    @TempDir
    Path directory;

    @Test
    void aServiceThatIsNotConfiguredIsNotThere() {
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.OFF, CLOCK);

        assertRefused(ProblemCode.NOT_FOUND, () -> webhooks.requireGitHub(BODY, "sha256=00"));
        assertRefused(ProblemCode.NOT_FOUND, () -> webhooks.requireSns(BODY));
        assertRefused(ProblemCode.NOT_FOUND, () -> webhooks.requirePubSub("Bearer x"));
    }

    /** The example of GitHub's own documentation. */
    @Test
    void theSignatureIsTheOneThatGitHubDocuments() {
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.gitHub("It's a Secret to Everybody"), CLOCK);

        webhooks.requireGitHub(
                "Hello, World!".getBytes(UTF_8),
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    @Test
    void aGitHubBodyThatChangedOrAnotherSecretIsRefused() {
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.gitHub("right"), CLOCK);
        String signature = GitHubSignature.of(BODY, "right");

        webhooks.requireGitHub(BODY, signature);
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireGitHub("{}".getBytes(UTF_8), signature));
        assertRefused(
                ProblemCode.UNAUTHENTICATED, () -> webhooks.requireGitHub(BODY, GitHubSignature.of(BODY, "wrong")));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireGitHub(BODY, null));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireGitHub(BODY, "sha256="));
    }

    @Test
    void anEmptySecretSwitchesGitHubOff() {
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.gitHub(" "), CLOCK);

        assertRefused(ProblemCode.NOT_FOUND, () -> webhooks.requireGitHub(BODY, GitHubSignature.of(BODY, " ")));
    }

    @ParameterizedTest
    @CsvSource({
        "2, SHA256withRSA, '', '', false, true",
        "1, SHA1withRSA, '', '', true, true",
        "1, SHA1withRSA, '', '', false, false",
        "2, SHA256withRSA, Message, changed, false, false",
        "2, SHA256withRSA, Subject, added, false, false",
        "2, SHA256withRSA, TopicArn, arn:aws:sns:eu-central-1:999999999999:theirs, false, false",
        "2, SHA256withRSA, SigningCertURL, https://sns.eu-central-1.amazonaws.com.evil.example/a.pem, false, false",
        "2, SHA256withRSA, SigningCertURL, http://sns.eu-central-1.amazonaws.com/a.pem, false, false",
        "2, SHA256withRSA, Signature, AAAA, false, false",
        "3, SHA256withRSA, '', '', true, false",
    })
    void anSnsMessageIsTakenOnlyAsItWasSigned(
            String version, String algorithm, String field, String value, boolean sha1, boolean taken)
            throws Exception {
        Signer signer = signer();
        Map<String, String> message = message(version, NOW);
        message.put("Signature", signer.sign(message, algorithm));
        if (!field.isEmpty()) {
            message.put(field, value);
        }
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.sns(signer.pem(), TOPIC, sha1), CLOCK);

        if (taken) {
            assertThat(webhooks.requireSns(bytes(message)).isNotification()).isTrue();
        } else {
            assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireSns(bytes(message)));
        }
    }

    @Test
    void anSnsMessageOfAnotherTopicOrOfYesterdayIsRefusedAlthoughAmazonSignedIt() throws Exception {
        Signer signer = signer();
        Map<String, String> theirs = message("2", NOW);
        theirs.put("TopicArn", "arn:aws:sns:eu-central-1:999999999999:theirs");
        theirs.put("Signature", signer.sign(theirs, "SHA256withRSA"));
        Map<String, String> old = message("2", NOW.minus(Duration.ofDays(1)));
        old.put("Signature", signer.sign(old, "SHA256withRSA"));
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.sns(signer.pem(), TOPIC, false), CLOCK);

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireSns(bytes(theirs)));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireSns(bytes(old)));
    }

    @Test
    void bytesThatAreNoSnsMessageAreRefused() throws Exception {
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.sns(signer().pem(), TOPIC, false), CLOCK);

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireSns("{".getBytes(UTF_8)));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireSns("[1]".getBytes(UTF_8)));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requireSns("{\"Message\":{}}".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "iss, https://accounts.example.com, false",
        "aud, https://other.example.com, false",
        "email, somebody@acme.iam.gserviceaccount.com, false",
        "email_verified, false, false",
        "exp, 1000, false",
    })
    void aPubSubTokenIsTakenOnlyForThisAccountAndAudience(String claim, String value, boolean taken) throws Exception {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("k1");
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.pubSub(keys(key)), CLOCK);
        Map<String, Object> claims = claims();
        if (!claim.isEmpty()) {
            claims.put(
                    claim,
                    value.matches("[0-9]+") ? (Object) Long.valueOf(value) : value.equals("false") ? false : value);
        }

        String header = "Bearer " + token(key, claims);

        if (taken) {
            webhooks.requirePubSub(header);
        } else {
            assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requirePubSub(header));
        }
    }

    @Test
    void aPubSubTokenOfAnotherKeyIsRefused() throws Exception {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("k1");
        RsaJsonWebKey other = RsaJwkGenerator.generateJwk(2048);
        other.setKeyId("k1");
        Webhooks webhooks = new Webhooks(TestingWebhookConfig.pubSub(keys(key)), CLOCK);

        String header = "Bearer " + token(other, claims());

        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requirePubSub(header));
        assertRefused(ProblemCode.UNAUTHENTICATED, () -> webhooks.requirePubSub(null));
    }

    @Test
    void aDeliveryIsForgottenAfterItsTime() {
        Instant[] now = {NOW};
        Clock moving = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        DeliveryMemory memory = new DeliveryMemory(moving, Duration.ofHours(1));

        memory.remember("a");

        assertThat(memory.knows("a")).isTrue();
        assertThat(memory.knows("b")).isFalse();
        now[0] = NOW.plus(Duration.ofHours(2));
        assertThat(memory.knows("a")).isFalse();
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private record Signer(Path pem, PrivateKey key) {

        String sign(Map<String, String> message, String algorithm) throws Exception {
            StringBuilder text = new StringBuilder();
            for (String field : new String[] {"Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"}) {
                if (message.containsKey(field)) {
                    text.append(field).append('\n').append(message.get(field)).append('\n');
                }
            }
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.toString().getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        }
    }

    /** Makes a key and a certificate with the JDK's own keytool. */
    private Signer signer() throws Exception {
        Path store = directory.resolve("sns.p12");
        Path pem = directory.resolve("sns.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "sns",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=sns.amazonaws.com",
                "-validity",
                "30",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "sns",
                "-file",
                pem.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        return new Signer(pem, (PrivateKey) keys.getKey("sns", "changeit".toCharArray()));
    }

    private static void keytool(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Map<String, String> message(String version, Instant at) {
        return new TreeMap<>(Map.of(
                "Type", "Notification",
                "MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
                "TopicArn", TOPIC,
                "Message", "{\"findings\":[]}",
                "Timestamp", at.toString(),
                "SignatureVersion", version,
                "SigningCertURL", "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0.pem"));
    }

    private static byte[] bytes(Map<String, String> message) {
        return CanonicalJson.write(message).getBytes(UTF_8);
    }

    private String keys(RsaJsonWebKey key) throws IOException {
        return Files.writeString(directory.resolve("keys.json"), new JsonWebKeySet(key).toJson())
                .toString();
    }

    private static Map<String, Object> claims() {
        return new TreeMap<>(Map.of(
                "iss", "https://accounts.google.com",
                "aud", "https://governor.example.com",
                "sub", "113774264463038321964",
                "email", "push@acme.iam.gserviceaccount.com",
                "email_verified", true,
                "exp", NOW.plusSeconds(600).getEpochSecond()));
    }

    private static String token(RsaJsonWebKey key, Map<String, Object> claims) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(CanonicalJson.write(claims));
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue("k1");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return signature.getCompactSerialization();
    }
}
