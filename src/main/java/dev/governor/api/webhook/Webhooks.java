package dev.governor.api.webhook;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a delivery comes from whom it says.
 *
 * <p>Each check throws {@code not-found} where the service is not configured and {@code unauthenticated} where the proof is
 * missing or wrong; it does not say what was wrong.
 */
@Startup
@ApplicationScoped
public class Webhooks {

    private static final Logger LOG = Logger.getLogger(Webhooks.class);

    private final WebhookConfig config;
    private final Clock clock;
    private final List<X509Certificate> snsCertificates;
    private final Optional<PubSubToken> pubSub;
    private final DeliveryMemory memory;

    Webhooks(WebhookConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.snsCertificates =
                config.sns().certificates().map(SnsCertificates::in).orElse(List.of());
        this.pubSub = pubSub(config.pubsub(), clock);
        this.memory = new DeliveryMemory(clock, config.memory());
    }

    private static Optional<PubSubToken> pubSub(WebhookConfig.PubSub config, Clock clock) {
        return config.keys()
                .flatMap(keys -> config.audience()
                        .flatMap(audience -> config.account()
                                .map(account -> new PubSubToken(keys, audience, account, config, clock))));
    }

    /** Lets a delivery of GitHub pass. */
    void requireGitHub(byte[] body, @Nullable String signature) {
        String secret = config.github().secret().filter(text -> !text.isBlank()).orElseThrow(() -> off("GitHub"));
        if (!GitHubSignature.matches(signature, body, secret)) {
            throw refused();
        }
    }

    /** Lets a delivery of Amazon SNS pass, and returns its envelope. */
    SnsMessage requireSns(byte[] body) {
        List<String> topics = config.sns().topics().orElse(List.of());
        if (snsCertificates.isEmpty() || topics.isEmpty()) {
            throw off("SNS");
        }
        SnsMessage message = SnsMessage.of(body).orElseThrow(Webhooks::refused);
        Duration age = Duration.between(message.timestamp(), clock.instant()).abs();
        if (!message.isSignedBy(snsCertificates, config.sns().sha1())
                || !topics.contains(message.topic())
                || age.compareTo(config.sns().maxAge()) > 0) {
            throw refused();
        }
        return message;
    }

    /** Lets a delivery of Google Pub/Sub pass. */
    void requirePubSub(@Nullable String authorization) {
        if (!pubSub.orElseThrow(() -> off("Pub/Sub")).isIn(authorization)) {
            throw refused();
        }
    }

    /** Tells the operator of a subscription that waits for a confirmation; the address in it is not fetched. */
    void tellOfConfirmation(SnsMessage message) {
        LOG.infof("SNS topic %s asks for the confirmation of its subscription; confirm it in AWS", message.topic());
    }

    /** Returns the deliveries that were taken lately. */
    DeliveryMemory memory() {
        return memory;
    }

    private static ProblemException off(String service) {
        return new ProblemException(ProblemCode.NOT_FOUND, "this installation takes no webhooks of " + service);
    }

    private static ProblemException refused() {
        return new ProblemException(ProblemCode.UNAUTHENTICATED, "the delivery carries no valid proof of its sender");
    }
}
