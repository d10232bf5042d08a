package dev.governor.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The envelope of an Amazon SNS delivery. Its signature covers the envelope's fields and not the bytes, so the envelope,
 * a flat object of texts, is parsed first; the message inside stays a text until the signature is known to be right.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying signatures</a>
 */
final class SnsMessage {

    private static final Pattern SIGNER = Pattern.compile("sns\\.[a-z]{2}(-[a-z]+)+-[0-9]+\\.amazonaws\\.com(\\.cn)?");
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final JsonNode fields;

    private SnsMessage(JsonNode fields) {
        this.fields = fields;
    }

    /** Returns the envelope, or empty when the bytes are no flat object of texts. */
    static Optional<SnsMessage> of(byte[] body) {
        try {
            JsonNode fields = CanonicalJson.mapper().readTree(body);
            boolean flat = fields != null
                    && fields.isObject()
                    && fields.properties().stream()
                            .noneMatch(field -> isSigned(field.getKey())
                                    && !field.getValue().isTextual());
            return flat ? Optional.of(new SnsMessage(fields)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(String field) {
        return NOTIFICATION.contains(field) || CONFIRMATION.contains(field);
    }

    String id() {
        return text("MessageId");
    }

    String topic() {
        return text("TopicArn");
    }

    boolean isNotification() {
        return text("Type").equals("Notification");
    }

    /** Returns when it was published, long ago when it does not say. */
    Instant timestamp() {
        try {
            return Instant.parse(text("Timestamp"));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** Tells whether one of {@code certificates} signed it. */
    boolean isSignedBy(List<X509Certificate> certificates, boolean sha1) {
        String algorithm = switch (text("SignatureVersion")) {
            case "2" -> "SHA256withRSA";
            case "1" -> sha1 ? "SHA1withRSA" : "";
            default -> "";
        };
        return !algorithm.isEmpty()
                && namesAmazon()
                && certificates.stream().anyMatch(certificate -> isSignedBy(certificate, algorithm));
    }

    private boolean isSignedBy(X509Certificate certificate, String algorithm) {
        try {
            certificate.checkValidity();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate);
            verifier.update(signedText().getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(text("Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean namesAmazon() {
        try {
            URI address = URI.create(text("SigningCertURL"));
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && SIGNER.matcher(address.getHost()).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String signedText() {
        StringBuilder signed = new StringBuilder();
        for (String field : isNotification() ? NOTIFICATION : CONFIRMATION) {
            if (fields.has(field)) {
                signed.append(field).append('\n').append(text(field)).append('\n');
            }
        }
        return signed.toString();
    }

    private String text(String field) {
        return fields.path(field).asText();
    }
}
