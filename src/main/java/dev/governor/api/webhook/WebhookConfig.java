package dev.governor.api.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which services may deliver signals by themselves, and how each proves that it is the one. */
@ConfigMapping(prefix = "governor.webhook")
public interface WebhookConfig {

    /** GitHub; off without a secret. */
    GitHub github();

    /** Amazon SNS; off without a certificate and a topic. */
    Sns sns();

    /** Google Pub/Sub push subscriptions; off without keys, an audience and an account. */
    PubSub pubsub();

    /** How long a delivery is remembered, so that it counts once. */
    @WithDefault("PT24H")
    Duration memory();

    interface GitHub {

        /** The webhook's secret. Give it in the environment: {@code GOVERNOR_WEBHOOK_GITHUB_SECRET}. */
        Optional<String> secret();
    }

    interface Sns {

        /** A PEM file with the certificates that SNS signs with. The address in a message is never fetched. */
        Optional<Path> certificates();

        /** The topics that may deliver. Every AWS customer's messages are signed by the same key, so this is what counts. */
        Optional<List<String>> topics();

        /** Whether signatures of version 1 (SHA-1) are taken too. */
        @WithDefault("false")
        boolean sha1();

        /** How old a message may be. */
        @WithDefault("PT1H")
        Duration maxAge();
    }

    interface PubSub {

        /** The issuer's public keys: a JWKS file, or an https address such as {@code https://www.googleapis.com/oauth2/v3/certs}. */
        Optional<String> keys();

        /** The {@code iss} of the tokens. */
        @WithDefault("https://accounts.google.com")
        String issuer();

        /** The {@code aud} of the tokens, as the push subscription sets it. */
        Optional<String> audience();

        /** The e-mail address of the service account that the push subscription acts as. */
        Optional<String> account();
    }
}
