package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The wrappings that transports put around documents, told by content. */
enum EnvelopeKind {
    EVENTBRIDGE("eventbridge", "", "/detail", Encoding.TEXT, EnvelopeKind::isEvent),
    EVENTBRIDGE_LIST("eventbridge", "/*", "/detail", Encoding.TEXT, root -> isEvent(root.path(0))),
    SNS("sns", "", "/Message", Encoding.TEXT, EnvelopeKind::isNotification),
    SNS_LIST("sns", "/*", "/Message", Encoding.TEXT, root -> isNotification(root.path(0))),
    SNS_RECORDS("sns", "/Records/*", "/Sns/Message", Encoding.TEXT, has("/Records/0/Sns/Message")),
    SQS_RECORDS(
            "sqs",
            "/Records/*",
            "/body",
            Encoding.TEXT,
            has("/Records/0/body")
                    .and(root -> text(root, "/Records/0/eventSource").equals("aws:sqs"))),
    SQS_MESSAGES("sqs", "/Messages/*", "/Body", Encoding.TEXT, has("/Messages/0/Body")),
    KINESIS("kinesis", "/Records/*", "/kinesis/data", Encoding.BASE64, has("/Records/0/kinesis/data")),
    CLOUDWATCH("cloudwatch", "", "/awslogs/data", Encoding.BASE64, has("/awslogs/data")),
    LOG_EVENTS(
            "log-events",
            "/logEvents/*",
            "/message",
            Encoding.TEXT,
            root -> root.path("logEvents").isArray() && root.has("messageType")),
    PUBSUB("pubsub", "", "/message/data", Encoding.BASE64, EnvelopeKind::isPush),
    PUBSUB_LIST(
            "pubsub",
            "/*",
            "/message/data",
            Encoding.BASE64,
            root -> root.path(0).has("ackId") && root.path(0).path("message").isObject()),
    PUBSUB_PULLED(
            "pubsub",
            "/receivedMessages/*",
            "/message/data",
            Encoding.BASE64,
            root -> root.at("/receivedMessages/0/message").isObject()),
    CONFIG_RULE(
            "config-rule",
            "",
            "/invokingEvent",
            Encoding.TEXT,
            root -> root.path("invokingEvent").isTextual()),
    HTTP("http", "", "/body", Encoding.TEXT, EnvelopeKind::isResponse),
    RECORDED_HTTP(
            "http",
            "",
            "/data",
            Encoding.TEXT,
            root -> root.path("status_code").isIntegralNumber()
                    && root.path("data").isContainerNode()
                    && root.size() <= 3),
    JSON_TEXT("json-text", "", "", Encoding.TEXT, EnvelopeKind::isJsonText);

    /** How the inside of an envelope is written when it is a text. */
    enum Encoding {
        TEXT,
        BASE64
    }

    private final String word;
    private final String item;
    private final String inside;
    private final Encoding encoding;
    private final Predicate<JsonNode> recognised;

    EnvelopeKind(String word, String item, String inside, Encoding encoding, Predicate<JsonNode> recognised) {
        this.word = word;
        this.item = item;
        this.inside = inside;
        this.encoding = encoding;
        this.recognised = recognised;
    }

    /** Returns the kind of envelope that {@code root}, which may be cut short, is. */
    static Optional<EnvelopeKind> of(JsonNode root) {
        if (!root.isContainerNode() && !root.isTextual()) {
            return Optional.empty();
        }
        return Arrays.stream(VALUES).filter(kind -> kind.recognised.test(root)).findFirst();
    }

    private static final EnvelopeKind[] VALUES = values();

    /** Tells whether the envelope holds a list of messages. */
    boolean isBatch() {
        return !item.isEmpty();
    }

    /** Returns the path of the messages of a batch. */
    RecordPath items() {
        return RecordPath.of(item);
    }

    /** Returns the JSON pointer of the document in a message. */
    String inside() {
        return inside;
    }

    /** Returns how the document in {@code message} is written, if it is a text. */
    Encoding encoding(JsonNode message) {
        return message.path("isBase64Encoded").asBoolean(false) ? Encoding.BASE64 : encoding;
    }

    /** Returns what {@code message}, in {@code root}, says about the document in it, added to what is known. */
    Envelope said(JsonNode root, JsonNode message, Envelope known) {
        String kinds = known.kinds().isEmpty() ? word : known.kinds() + "/" + word;
        return switch (this) {
            case EVENTBRIDGE, EVENTBRIDGE_LIST ->
                new Envelope(
                        kinds,
                        or(text(message, "/account"), known.account()),
                        or(text(message, "/region"), known.region()),
                        or(SourceTimes.parse(message.path("time")), known.time()),
                        or(text(message, "/source"), known.source()),
                        or(text(message, "/detail-type"), known.detailType()));
            case CONFIG_RULE ->
                new Envelope(
                        kinds,
                        or(text(message, "/accountId"), known.account()),
                        known.region(),
                        known.time(),
                        or("aws.config", known.source()),
                        known.detailType());
            case LOG_EVENTS ->
                new Envelope(
                        kinds,
                        or(text(root, "/owner"), known.account()),
                        known.region(),
                        or(SourceTimes.parse(message.path("timestamp")), known.time()),
                        or(text(root, "/logGroup"), known.source()),
                        known.detailType());
            default ->
                new Envelope(
                        kinds,
                        known.account(),
                        known.region(),
                        or(time(message), known.time()),
                        or(source(root, message), known.source()),
                        known.detailType());
        };
    }

    private @Nullable Instant time(JsonNode message) {
        return switch (this) {
            case SNS, SNS_LIST -> SourceTimes.parse(message.path("Timestamp"));
            case SNS_RECORDS -> SourceTimes.parse(message.at("/Sns/Timestamp"));
            case PUBSUB, PUBSUB_LIST, PUBSUB_PULLED ->
                or(
                        SourceTimes.parse(message.at("/message/publishTime")),
                        SourceTimes.parse(message.at("/message/publish_time")));
            default -> null;
        };
    }

    private String source(JsonNode root, JsonNode message) {
        return switch (this) {
            case SNS, SNS_LIST -> text(message, "/TopicArn");
            case SNS_RECORDS -> text(message, "/Sns/TopicArn");
            case SQS_RECORDS, KINESIS -> text(message, "/eventSourceARN");
            case PUBSUB -> text(root, "/subscription");
            default -> "";
        };
    }

    private static boolean isEvent(JsonNode node) {
        return node.path("detail-type").isTextual() && node.has("detail");
    }

    private static boolean isNotification(JsonNode node) {
        return text(node, "/Type").equals("Notification")
                && node.path("Message").isTextual();
    }

    private static boolean isPush(JsonNode root) {
        JsonNode message = root.path("message");
        return message.path("data").isTextual()
                && (root.size() == 1
                        || root.has("subscription")
                        || root.has("deliveryAttempt")
                        || message.has("messageId")
                        || message.has("message_id"));
    }

    private static boolean isResponse(JsonNode root) {
        JsonNode body = root.path("body");
        if (!body.isContainerNode() && !body.isTextual()) {
            return false;
        }
        return root.path("headers").isObject()
                        && (root.size() <= 5 || root.has("requestContext") || root.has("httpMethod"))
                || root.path("statusCode").isIntegralNumber() && root.size() <= 6;
    }

    private static boolean isJsonText(JsonNode root) {
        String text = root.isTextual() ? root.textValue().stripLeading() : "";
        return !text.isEmpty() && "{[\"".indexOf(text.charAt(0)) >= 0;
    }

    private static Predicate<JsonNode> has(String pointer) {
        return root -> !root.at(pointer).isMissingNode();
    }

    private static String text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isTextual() || found.isNumber() ? found.asText() : "";
    }

    private static String or(String said, String known) {
        return said.isEmpty() ? known : said;
    }

    private static @Nullable Instant or(@Nullable Instant said, @Nullable Instant known) {
        return said == null ? known : said;
    }
}
