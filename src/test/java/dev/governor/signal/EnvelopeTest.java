package dev.governor.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final String INSIDE = "{\"kind\":\"finding\",\"list\":[1,2]}";
    private static final String EVENT = """
            {"detail-type":"Finding","source":"aws.guardduty","account":"210987654321","region":"eu-west-1",
             "time":"2026-01-10T12:00:00Z","detail":%s}""".formatted(INSIDE);

    static Stream<Arguments> envelopes() throws IOException {
        String log = "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"210987654321\",\"logGroup\":\"/aws/x\","
                + "\"logEvents\":[{\"id\":\"1\",\"message\":" + quoted(INSIDE) + "}]}";
        return Stream.of(
                Arguments.of("bare", INSIDE, "", ""),
                Arguments.of("EventBridge", EVENT, "eventbridge", "/detail"),
                Arguments.of("list of events", "[" + EVENT + "]", "eventbridge", "/0/detail"),
                Arguments.of("SNS", sns(INSIDE), "sns", "/Message"),
                Arguments.of("EventBridge in SNS", sns(EVENT), "sns/eventbridge", "/Message /detail"),
                Arguments.of(
                        "SNS to Lambda",
                        "{\"Records\":[{\"Sns\":{\"Message\":" + quoted(INSIDE) + "}}]}",
                        "sns",
                        "/Records/0/Sns/Message"),
                Arguments.of(
                        "SQS to Lambda",
                        "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":" + quoted(INSIDE) + "}]}",
                        "sqs",
                        "/Records/0/body"),
                Arguments.of(
                        "SNS in SQS",
                        "{\"Messages\":[{\"Body\":" + quoted(sns(INSIDE)) + "}]}",
                        "sqs/sns",
                        "/Messages/0/Body /Message"),
                Arguments.of(
                        "Kinesis",
                        "{\"Records\":[{\"kinesis\":{\"data\":\"" + base64(INSIDE.getBytes(UTF_8)) + "\"}}]}",
                        "kinesis",
                        "/Records/0/kinesis/data"),
                Arguments.of(
                        "CloudWatch Logs",
                        "{\"awslogs\":{\"data\":\"" + base64(gzip(log)) + "\"}}",
                        "cloudwatch/log-events",
                        "/awslogs/data /logEvents/0/message"),
                Arguments.of("Pub/Sub push", push(base64(INSIDE.getBytes(UTF_8))), "pubsub", "/message/data"),
                Arguments.of("Pub/Sub push, packed", push(base64(gzip(INSIDE))), "pubsub", "/message/data"),
                Arguments.of(
                        "Pub/Sub pull",
                        "[{\"ackId\":\"a\",\"message\":{\"data\":\"" + base64(INSIDE.getBytes(UTF_8)) + "\"}}]",
                        "pubsub",
                        "/0/message/data"),
                Arguments.of(
                        "Pub/Sub pulled",
                        "{\"receivedMessages\":[{\"ackId\":\"a\",\"message\":{\"data\":\""
                                + base64(INSIDE.getBytes(UTF_8)) + "\"}}]}",
                        "pubsub",
                        "/receivedMessages/0/message/data"),
                Arguments.of("HTTP", "{\"headers\":{\"a\":\"b\"},\"body\":" + INSIDE + "}", "http", "/body"),
                Arguments.of(
                        "API Gateway",
                        "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"" + base64(INSIDE.getBytes(UTF_8))
                                + "\"}",
                        "http",
                        "/body"),
                Arguments.of("recorded HTTP", "{\"status_code\":200,\"data\":" + INSIDE + "}", "http", "/data"),
                Arguments.of("JSON in JSON", quoted(INSIDE), "json-text", ""),
                Arguments.of("JSON in JSON in JSON", quoted(quoted(INSIDE)), "json-text/json-text", ""),
                Arguments.of(
                        "AWS Config rule",
                        "{\"invokingEvent\":" + quoted(INSIDE) + ",\"accountId\":\"210987654321\"}",
                        "config-rule",
                        "/invokingEvent"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("envelopes")
    void everyEnvelopeIsPeeledOff(String what, String body, String kinds, String place) {
        for (int treeBytes : List.of(0, 1_000_000)) {
            List<String> found = new ArrayList<>();
            read(body, treeBytes, document -> {
                assertThat(document.skeleton(RecordPath.all(List.of("")))
                                .path("kind")
                                .asText())
                        .isEqualTo("finding");
                assertThat(document.sketch().root().path("list")).hasSize(2);
                assertThat(document.envelope().kinds()).isEqualTo(kinds);
                found.add(document.place());
            });

            assertThat(found).containsExactly(place);
        }
    }

    @Test
    void whatTheEnvelopeSaysIsKept() {
        Envelope envelope = SignalDocuments.of(signal(sns(EVENT))).get(0).envelope();

        assertThat(envelope)
                .isEqualTo(new Envelope(
                        "sns/eventbridge",
                        "210987654321",
                        "eu-west-1",
                        Instant.parse("2026-01-10T12:00:00Z"),
                        "aws.guardduty",
                        "Finding"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[{\"eventVersion\":\"1.08\",\"eventSource\":\"s3.amazonaws.com\"}]}",
                "{\"action\":\"created\",\"alert\":{\"number\":1},\"message\":{\"text\":\"x\"}}",
                "{\"findings\":[{\"headers\":{},\"body\":\"{}\"}]}",
                "{\"data\":[{\"id\":\"1\"}],\"links\":{}}",
                "[{\"message\":\"x\"}]"
            })
    void whatOnlyLooksLikeAnEnvelopeStaysAsItIs(String body) {
        List<SignalDocument> documents = SignalDocuments.of(signal(body));

        assertThat(documents).singleElement().satisfies(document -> {
            assertThat(document.envelope()).isEqualTo(Envelope.NONE);
            assertThat(document.place()).isEmpty();
        });
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("wrong base64", push("eyJr!!!"), "/message/data"),
                Arguments.of("cut base64", push("eyJrI"), "/message/data"),
                Arguments.of("broken JSON in base64", push(base64("{\"a\":".getBytes(UTF_8))), "/message/data 1:"),
                Arguments.of("broken JSON in SNS", sns("{\"a\":"), "/Message 1:"),
                Arguments.of("nothing in the event", "{\"detail-type\":\"x\",\"detail\":null}", "/detail"),
                Arguments.of("broken gzip", push("H4sIAAAAAAAAAA=="), "/message/data 1:1"),
                Arguments.of(
                        "only broken messages",
                        "{\"Messages\":[{\"Body\":\"{\"},{\"Body\":\"[\"}]}",
                        "/Messages/0/Body 1:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenEnvelopeIsRefusedWithItsPointer(String what, String body, String place) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> SignalDocuments.of(signal(body)));

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
        assertThat(problem.places().get(0).at()).startsWith(place);
    }

    @Test
    void aBrokenMessageOfABatchIsLeftOut() {
        List<Rejection> rejected = new ArrayList<>();
        List<String> places = new ArrayList<>();

        SignalDocuments.forEach(
                signal("{\"Messages\":[{\"Body\":" + quoted(INSIDE) + "},{\"Body\":\"{\"},{\"Body\":\"hello\"}]}"),
                document -> places.add(document.place()),
                rejected::add);

        assertThat(places).containsExactly("/Messages/0/Body");
        assertThat(rejected)
                .extracting(Rejection::code)
                .containsExactly(ProblemCode.MALFORMED_BODY, ProblemCode.UNKNOWN_FORMAT);
        assertThat(rejected.get(0).at()).startsWith("/Messages/1/Body");
        assertThat(rejected.get(1).at()).isEqualTo("/Messages/2/Body");
    }

    @Test
    void envelopesInEnvelopesEndSomewhere() {
        String body = INSIDE;
        for (int i = 0; i < 9; i++) {
            body = sns(body);
        }
        String nested = body;

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> SignalDocuments.of(signal(nested)));

        assertThat(problem.detail()).contains("envelopes");
    }

    @Test
    void aProblemOfTheReceiverIsNotTakenForABrokenMessage() {
        ProblemException own = new ProblemException(ProblemCode.INVALID_SIGNAL, "mine");

        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> SignalDocuments.forEach(
                        signal("{\"Messages\":[{\"Body\":" + quoted(INSIDE) + "}]}"),
                        document -> {
                            throw own;
                        },
                        rejection -> {}));

        assertThat(problem).isSameAs(own);
    }

    private static void read(String body, int treeBytes, java.util.function.Consumer<SignalDocument> each) {
        new SignalDocuments(SignalLimits.standard().withTreeBytes(treeBytes)).read(signal(body), each, rejection -> {});
    }

    private static RawSignal signal(String body) {
        return new RawSignal(body.getBytes(UTF_8), "", Trust.AUTHORITATIVE, "test");
    }

    private static String sns(String inside) {
        return "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:eu-west-1:1:t\",\"Message\":" + quoted(inside)
                + "}";
    }

    private static String push(String data) {
        return "{\"message\":{\"data\":\"" + data + "\",\"messageId\":\"1\"},\"subscription\":\"s\"}";
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
