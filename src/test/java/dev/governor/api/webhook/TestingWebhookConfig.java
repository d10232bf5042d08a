package dev.governor.api.webhook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A configuration that a test writes down. */
record TestingWebhookConfig(
        Optional<String> secret,
        Optional<Path> certificates,
        Optional<List<String>> topics,
        boolean sha1,
        Optional<String> keys)
        implements WebhookConfig, WebhookConfig.GitHub, WebhookConfig.Sns, WebhookConfig.PubSub {

    static final TestingWebhookConfig OFF =
            new TestingWebhookConfig(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

    static TestingWebhookConfig gitHub(String secret) {
        return new TestingWebhookConfig(
                Optional.of(secret), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    static TestingWebhookConfig sns(Path certificates, String topic, boolean sha1) {
        return new TestingWebhookConfig(
                Optional.empty(), Optional.of(certificates), Optional.of(List.of(topic)), sha1, Optional.empty());
    }

    static TestingWebhookConfig pubSub(String keys) {
        return new TestingWebhookConfig(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.of(keys));
    }

    @Override
    public GitHub github() {
        return this;
    }

    @Override
    public Sns sns() {
        return this;
    }

    @Override
    public PubSub pubsub() {
        return this;
    }

    @Override
    public Duration memory() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration maxAge() {
        return Duration.ofHours(1);
    }

    @Override
    public String issuer() {
        return "https://accounts.google.com";
    }

    @Override
    public Optional<String> audience() {
        return Optional.of("https://governor.example.com");
    }

    @Override
    public Optional<String> account() {
        return Optional.of("push@acme.iam.gserviceaccount.com");
    }
}
