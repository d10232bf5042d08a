package dev.governor.redaction;

import dev.governor.kernel.Level;

/**
 * What a secret is, as far as its form tells.
 *
 * <p>Declared from the most specific to the least: where two kinds claim the same characters, the one declared first names
 * them. The word is all that a marker says of a secret: {@code [redacted:github_token]}.
 */
public enum SecretKind implements Level {
    /** A PEM private key, whole, cut off, on one line or base64-encoded once more. */
    PRIVATE_KEY,
    /** A PuTTY key file. */
    PUTTY_KEY,
    AWS_ACCESS_KEY,
    AWS_SECRET_KEY,
    GCP_API_KEY,
    /** A Google OAuth access token, refresh token or client secret. */
    GOOGLE_OAUTH,
    /** An account key of Azure Storage, or the shared access key of an Azure connection string. */
    AZURE_STORAGE_KEY,
    /** The signature of an Azure shared access signature. */
    AZURE_SAS,
    AZURE_CLIENT_SECRET,
    /** The signature of a link that needs no login, such as a presigned S3 address. */
    SIGNED_URL,
    GITHUB_TOKEN,
    GITLAB_TOKEN,
    SLACK_TOKEN,
    /** The address of a chat channel that anybody who knows it may post to. */
    WEBHOOK_URL,
    STRIPE_KEY,
    TWILIO_KEY,
    SENDGRID_KEY,
    NPM_TOKEN,
    PYPI_TOKEN,
    ANTHROPIC_KEY,
    OPENAI_KEY,
    HUGGINGFACE_TOKEN,
    DIGITALOCEAN_TOKEN,
    SHOPIFY_TOKEN,
    MAILGUN_KEY,
    TELEGRAM_TOKEN,
    DATADOG_KEY,
    VAULT_TOKEN,
    ATLASSIAN_TOKEN,
    DISCORD_TOKEN,
    GRAFANA_TOKEN,
    LINEAR_KEY,
    DOPPLER_TOKEN,
    DATABRICKS_TOKEN,
    DOCKER_TOKEN,
    /** A token with the prefix of another provider. */
    API_TOKEN,
    /** A signed or encrypted JSON web token. */
    JWT,
    /** The password in the address of a database, queue or cache. */
    DATABASE_URL,
    /** The password in any other address. */
    URL_PASSWORD,
    /** The credential of an {@code Authorization} header, or what follows {@code Bearer}. */
    AUTHORIZATION_HEADER,
    /** The value of a cookie that stands for a login. */
    SESSION_COOKIE,
    /** A value that is given to a name such as {@code password}. */
    PASSWORD,
    /** A value of high entropy that is given to a name such as {@code token} or {@code api_key}. */
    HIGH_ENTROPY_ASSIGNMENT;

    /** Returns what stands in a text where a secret of this kind stood. */
    public String marker() {
        return "[redacted:" + word() + "]";
    }
}
