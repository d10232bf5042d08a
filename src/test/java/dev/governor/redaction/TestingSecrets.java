package dev.governor.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes secrets of every kind at run time, so that no file of ours has one. */
final class TestingSecrets {

    /**
     * A secret that was planted.
     *
     * @param kind what it is
     * @param secret the characters that must not stay
     * @param text the secret in the form in which people write it
     */
    record Planted(SecretKind kind, String secret, String text) {}

    private static final String DIGITS = "0123456789";
    private static final String HEX = DIGITS + "abcdef";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String WORD = DIGITS + UPPER + UPPER.toLowerCase(java.util.Locale.ROOT);
    private static final String LINK = WORD + "_-";
    private static final String BASE64 = WORD + "+/";

    private final Random random;

    TestingSecrets(long seed) {
        random = new Random(seed);
    }

    /** Returns one secret of each form. */
    List<Planted> all() {
        List<Planted> all = new ArrayList<>();
        tokens(all);
        clouds(all);
        keys(all);
        addresses(all);
        headers(all);
        assignments(all);
        return all;
    }

    private void tokens(List<Planted> all) {
        for (String prefix : List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_")) {
            token(all, SecretKind.GITHUB_TOKEN, prefix, WORD, 36);
        }
        token(all, SecretKind.GITHUB_TOKEN, "github_" + "pat_", WORD + "_", 82);
        token(all, SecretKind.GITLAB_TOKEN, "glpat" + "-", LINK, 20);
        token(all, SecretKind.GITLAB_TOKEN, "glrt" + "-", LINK, 20);
        token(all, SecretKind.SLACK_TOKEN, "xoxb" + "-" + of(DIGITS, 12) + "-" + of(DIGITS, 12) + "-", WORD, 24);
        token(all, SecretKind.SLACK_TOKEN, "xapp" + "-1-A" + of(UPPER, 9) + "-" + of(DIGITS, 12) + "-", HEX, 64);
        token(all, SecretKind.STRIPE_KEY, "sk_" + "live_", WORD, 24);
        token(all, SecretKind.STRIPE_KEY, "rk_" + "live_", WORD, 99);
        token(all, SecretKind.STRIPE_KEY, "whsec" + "_", WORD, 32);
        token(all, SecretKind.TWILIO_KEY, "S" + "K", HEX, 32);
        token(all, SecretKind.SENDGRID_KEY, "SG" + "." + of(LINK, 22) + ".", LINK, 43);
        token(all, SecretKind.NPM_TOKEN, "npm" + "_", WORD, 36);
        token(all, SecretKind.PYPI_TOKEN, "pypi" + "-AgEIcHlwaS5vcmc", LINK, 140);
        token(all, SecretKind.OPENAI_KEY, "sk" + "-" + of(WORD, 20) + "T3BlbkFJ", WORD, 20);
        token(all, SecretKind.OPENAI_KEY, "sk" + "-proj-", LINK, 120);
        token(all, SecretKind.ANTHROPIC_KEY, "sk" + "-ant-api03-", LINK, 93);
        token(all, SecretKind.HUGGINGFACE_TOKEN, "hf" + "_", WORD, 34);
        token(all, SecretKind.DIGITALOCEAN_TOKEN, "dop" + "_v1_", HEX, 64);
        token(all, SecretKind.SHOPIFY_TOKEN, "shp" + "at_", HEX, 32);
        token(all, SecretKind.MAILGUN_KEY, "key" + "-", HEX, 32);
        all.add(telegram());
        token(all, SecretKind.VAULT_TOKEN, "hvs" + ".", LINK, 95);
        token(all, SecretKind.ATLASSIAN_TOKEN, "ATAT" + "T3xFfGF0", LINK, 180);
        token(all, SecretKind.GRAFANA_TOKEN, "glsa" + "_" + of(WORD, 32) + "_", HEX, 8);
        token(all, SecretKind.LINEAR_KEY, "lin_" + "api_", WORD, 40);
        token(all, SecretKind.DOPPLER_TOKEN, "dp" + ".pt.", WORD, 43);
        token(all, SecretKind.DOPPLER_TOKEN, "dp" + ".st.prd_main.", WORD, 43);
        token(all, SecretKind.DATABRICKS_TOKEN, "dapi", HEX, 32);
        token(all, SecretKind.DOCKER_TOKEN, "dckr_" + "pat_", LINK, 27);
        others().forEach((prefix, least) -> token(all, SecretKind.API_TOKEN, prefix, WORD, least));
    }

    /** Returns the prefixes of the file, each with the number of characters that follow it. */
    private static Map<String, Integer> others() {
        try (InputStream in = TestingSecrets.class.getResourceAsStream("/rules/knowledge/secrets.yaml")) {
            Map<String, Integer> others = new TreeMap<>();
            JsonNode prefixes = new YAMLMapper().readTree(in).path("prefixes");
            prefixes.fieldNames()
                    .forEachRemaining(
                            prefix -> others.put(prefix, prefixes.path(prefix).asInt()));
            return others;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the forms of secrets", e);
        }
    }

    private Planted telegram() {
        String secret = "AA" + of(LINK, 33);
        return new Planted(SecretKind.TELEGRAM_TOKEN, secret, "5" + of(DIGITS, 9) + ":" + secret);
    }

    private void clouds(List<Planted> all) {
        String accessKey = "AKI" + "A" + of(UPPER + "234567", 16);
        all.add(new Planted(SecretKind.AWS_ACCESS_KEY, accessKey, accessKey));
        all.add(new Planted(SecretKind.AWS_ACCESS_KEY, "AKI" + "AIOSFODNN7EXAMPLE", "AKI" + "AIOSFODNN7EXAMPLE"));
        String secretKey = of(BASE64, 40);
        all.add(new Planted(SecretKind.AWS_SECRET_KEY, secretKey, "aws_secret_access_key = " + secretKey));
        String paired = of(BASE64, 40);
        all.add(new Planted(SecretKind.AWS_SECRET_KEY, paired, "ASI" + "A" + of(UPPER, 16) + "," + paired));
        token(all, SecretKind.GCP_API_KEY, "AIz" + "a", LINK, 35);
        token(all, SecretKind.GOOGLE_OAUTH, "GOCSPX" + "-", LINK, 28);
        token(all, SecretKind.GOOGLE_OAUTH, "ya29" + ".a0", LINK, 150);
        String account = of(BASE64, 86) + "==";
        all.add(new Planted(
                SecretKind.AZURE_STORAGE_KEY,
                account,
                "DefaultEndpointsProtocol=https;AccountName=pay;AccountKey=" + account
                        + ";EndpointSuffix=core.windows.net"));
        String shared = of(BASE64, 43) + "=";
        all.add(new Planted(
                SecretKind.AZURE_STORAGE_KEY,
                shared,
                "Endpoint=sb://bus.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=" + shared));
        String signature = of(WORD, 41) + "%3D";
        all.add(new Planted(
                SecretKind.AZURE_SAS,
                signature,
                "https://pay.blob.core.windows.net/c/f?sv=2022-11-02&se=2026-01-01&sr=b&sp=r&sig=" + signature));
        String client = of(WORD, 3) + "8Q" + "~" + of(WORD, 34);
        all.add(new Planted(SecretKind.AZURE_CLIENT_SECRET, client, client));
        String signed = of(HEX, 64);
        all.add(new Planted(
                SecretKind.SIGNED_URL,
                signed,
                "https://b.s3.amazonaws.com/k?X-Amz-Date=20260101T000000Z&X-Amz-Signature=" + signed));
    }

    private void keys(List<Planted> all) {
        for (String type : List.of("RSA ", "EC ", "OPENSSH ", "", "ENCRYPTED ", "DSA ")) {
            key(all, type, "\n", UNCUT);
            key(all, type, "\\n", UNCUT);
            key(all, type, "\\\\n", UNCUT);
            key(all, type, "\n    ", UNCUT);
            key(all, type, "\r\n", text -> text.substring(0, text.indexOf("-----END") - 2 - random.nextInt(200)));
        }
        String lines = of(BASE64, 64) + "\n" + of(BASE64, 40);
        all.add(new Planted(
                SecretKind.PUTTY_KEY,
                lines,
                "PuTTY-User-" + "Key-File-3: ssh-ed25519\nEncryption: none\nComment: me\nPublic-Lines: 1\n"
                        + of(BASE64, 60) + "\nPrivate-Lines: 2\n" + lines + "\nPrivate-MAC: " + of(HEX, 64)));
        String twice = encoded("-----BEGIN RSA " + "PRIVATE KEY-----\n" + of(BASE64, 300));
        all.add(new Planted(SecretKind.PRIVATE_KEY, twice, "client-key-data: " + twice));
        String header = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String jwt = header + "." + encoded("{\"sub\":\"" + of(WORD, 30) + "\"}") + "." + of(LINK, 43);
        all.add(new Planted(SecretKind.JWT, jwt, jwt));
    }

    private static final Function<String, String> UNCUT = text -> text;

    private void key(List<Planted> all, String type, String lineEnd, Function<String, String> cut) {
        StringBuilder body = new StringBuilder("MII" + of(BASE64, 61));
        for (int i = 0; i < 6; i++) {
            body.append(lineEnd).append(of(BASE64, 64));
        }
        body.append(lineEnd).append(of(BASE64, 22)).append("==").append(lineEnd);
        String text = cut.apply(
                "-----BEGIN " + type + "PRIVATE KEY-----" + lineEnd + body + "-----END " + type + "PRIVATE KEY-----");
        int start = text.indexOf("MII");
        int end = text.indexOf("-----END");
        all.add(new Planted(
                SecretKind.PRIVATE_KEY,
                text.substring(start, end < 0 ? text.length() : end).strip(),
                text));
    }

    private void addresses(List<Planted> all) {
        for (String scheme :
                List.of("postgres", "postgresql+asyncpg", "mysql", "mongodb+srv", "redis", "amqps", "jdbc:mysql")) {
            String password = of(WORD + "!$%*_", 14) + "9";
            SecretKind kind = scheme.contains("asyncpg") ? SecretKind.URL_PASSWORD : SecretKind.DATABASE_URL;
            all.add(new Planted(kind, password, scheme + "://app:" + password + "@db.example:5432/pay"));
        }
        String odd = of(WORD, 6) + "@" + of(WORD, 6) + "/" + of(WORD, 6);
        all.add(new Planted(SecretKind.DATABASE_URL, odd, "mysql://app:" + odd + "@db.example/pay"));
        String login = of(LINK, 16);
        all.add(new Planted(SecretKind.URL_PASSWORD, login, "https://me:" + login + "@git.example/r.git"));
        String token = "7f" + of(HEX, 38);
        all.add(new Planted(SecretKind.URL_PASSWORD, token, "https://" + token + "@git.example/r.git"));
        String hook = "T" + of(UPPER, 8) + "/B" + of(UPPER, 8) + "/" + of(WORD, 24);
        all.add(new Planted(SecretKind.WEBHOOK_URL, hook, "https://hooks." + "slack.com/services/" + hook));
        String discord = of(DIGITS, 18) + "/" + of(LINK, 68);
        all.add(new Planted(SecretKind.WEBHOOK_URL, discord, "https://discord.com/api/" + "webhooks/" + discord));
    }

    private void headers(List<Planted> all) {
        String bearer = of(LINK, 40);
        all.add(new Planted(SecretKind.AUTHORIZATION_HEADER, bearer, "Authorization: Bearer " + bearer));
        String quoted = of(WORD, 30);
        all.add(new Planted(
                SecretKind.AUTHORIZATION_HEADER, quoted, "{\\\"Authorization\\\": \\\"Bearer " + quoted + "\\\"}"));
        String basic = encoded("me:" + of(WORD, 20));
        all.add(new Planted(SecretKind.AUTHORIZATION_HEADER, basic, "authorization: basic " + basic));
        String curl = of(WORD, 12);
        all.add(new Planted(SecretKind.AUTHORIZATION_HEADER, curl, "curl -u me:" + curl + " https://x.example"));
        String cookie = of(WORD, 32);
        all.add(new Planted(SecretKind.SESSION_COOKIE, cookie, "Cookie: theme=dark; JSESSIONID=" + cookie + "; a=b"));
        String set = of(LINK, 32);
        all.add(new Planted(SecretKind.SESSION_COOKIE, set, "Set-Cookie: connect.sid=" + set + "; Path=/; HttpOnly"));
    }

    private void assignments(List<Planted> all) {
        for (String form : List.of(
                "password = \"%s\"",
                "password: '%s'",
                "{\"password\": \"%s\"}",
                "{\\\"db_password\\\":\\\"%s\\\"}",
                "DB_PASSWORD=%s",
                "export PGPASSWORD='%s'",
                "--password %s",
                "--password=%s",
                "<password>%s</password>",
                "config[\"password\"] = \"%s\";",
                "- name: DB_PASSWORD\n  value: %s",
                "setPassword(\"%s\")",
                "Server=x;Uid=a;Pwd=%s;",
                "{\"Name\":\"password\",\"Value\":\"%s\"}",
                "the password is %s",
                "password: |\n    %s",
                "<input type=\"password\" value=\"%s\">",
                "?user=a&password=%s&x=y")) {
            String secret = "x" + of(DIGITS, 1) + of(WORD, 14) + "7";
            all.add(new Planted(SecretKind.PASSWORD, secret, form.replace("%s", secret)));
        }
        for (String form : List.of(
                "token = \"%s\"",
                "api_key: %s",
                "{\"apiKey\":\"%s\"}",
                "CLIENT_SECRET=%s",
                "--token %s",
                "x-api-key: %s",
                "<secret>%s</secret>",
                "setToken(\"%s\")",
                "Map.of(\"token\", \"%s\")",
                "signing-key: '%s'",
                "?access_token=%s&a=b",
                "_authToken=%s",
                "- name: API_TOKEN\n  value: \"%s\"",
                "secret_key_base: %s",
                "here is the token %s",
                "var accessKey = `%s`;")) {
            String secret = "k4" + of(DIGITS, 1) + of(WORD, 26) + "Z7q";
            all.add(new Planted(SecretKind.HIGH_ENTROPY_ASSIGNMENT, secret, form.replace("%s", secret)));
        }
        String datadog = of(HEX, 32);
        all.add(new Planted(SecretKind.DATADOG_KEY, datadog, "DD_API_KEY=" + datadog));
        String bot = "M" + of(WORD, 23) + "." + of(WORD, 6) + "." + of(LINK, 30);
        all.add(new Planted(SecretKind.DISCORD_TOKEN, bot, "DISCORD_TOKEN=" + bot));
    }

    private void token(List<Planted> all, SecretKind kind, String prefix, String letters, int length) {
        String secret = prefix + of(letters, length);
        all.add(new Planted(kind, secret, secret));
    }

    /** Returns {@code length} random letters that do not end in a hyphen, which no generator of tokens leaves there. */
    private String of(String letters, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
