package dev.governor.redaction;

import java.util.List;
import java.util.Locale;

/**
 * Tokens that providers made to be recognised: a prefix of theirs, then random characters.
 *
 * <p>The random part is taken as far as it goes, so that nothing of a token that is longer than today's stays behind, and
 * whatever stands before the prefix does not hide it. A prefix that ordinary words end in must stand alone.
 *
 * @see <a href="https://docs.github.com/en/code-security/secret-scanning">What GitHub's secret scanning knows</a>
 */
final class TokenForms {

    private static final String ALONE = "(?<![A-Za-z0-9])";
    private static final String WORD = "[0-9A-Za-z]";
    private static final String LINK = "[0-9A-Za-z_-]";

    static final List<SecretForm> ALL = List.of(
            PatternForm.of(
                    SecretKind.GITHUB_TOKEN, "gh[pousr]_" + WORD + "{20,}+", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
            prefixed(SecretKind.GITHUB_TOKEN, "github_pat_", "[0-9A-Za-z_]", 22),
            prefixed(SecretKind.GITLAB_TOKEN, "glpat-", "[0-9A-Za-z_.-]", 20),
            PatternForm.of(
                    SecretKind.GITLAB_TOKEN,
                    "(?:gldt|glrt|glcbt|glptt|glft|glimt|glagent|glsoat|gloas)-" + LINK + "{20,}+",
                    "gldt-",
                    "glrt-",
                    "glcbt-",
                    "glptt-",
                    "glft-",
                    "glimt-",
                    "glagent-",
                    "glsoat-",
                    "gloas-"),
            PatternForm.of(SecretKind.SLACK_TOKEN, "xox[abceoprs]-[0-9A-Za-z.-]{10,}+", "xox"),
            PatternForm.of(SecretKind.SLACK_TOKEN, "xapp-\\d-[0-9A-Za-z-]{10,}+", "xapp-"),
            PatternForm.of(
                    SecretKind.WEBHOOK_URL,
                    "hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/([0-9A-Za-z/_+-]{16,}+)",
                    "hooks.slack"),
            PatternForm.of(
                    SecretKind.WEBHOOK_URL,
                    "(?:discord|discordapp)\\.com/api/(?:v\\d{1,2}/)?webhooks/(\\d{10,25}/[0-9A-Za-z_-]{20,}+)",
                    "discord.com/api",
                    "discordapp.com/api"),
            PatternForm.of(
                    SecretKind.WEBHOOK_URL,
                    "webhook\\.office\\.com/(webhookb?2?/[0-9A-Za-z@/_-]{36,}+)",
                    "webhook.office"),
            PatternForm.of(
                    SecretKind.STRIPE_KEY,
                    "[rs]k_(?:live|test)_" + WORD + "{16,}+",
                    "sk_live",
                    "rk_live",
                    "sk_test",
                    "rk_test"),
            prefixed(SecretKind.STRIPE_KEY, "whsec_", "[0-9A-Za-z+/=]", 24),
            PatternForm.of(SecretKind.TWILIO_KEY, ALONE + "SK[0-9a-f]{32}(?![0-9A-Za-z])", hexAfter("sk")),
            PatternForm.of(SecretKind.SENDGRID_KEY, "SG\\." + LINK + "{16,40}\\." + LINK + "{30,}+", "sg."),
            prefixed(SecretKind.NPM_TOKEN, "npm_", WORD, 30),
            prefixed(SecretKind.PYPI_TOKEN, "pypi-", LINK, 50),
            prefixed(SecretKind.ANTHROPIC_KEY, "sk-ant-", LINK, 20),
            PatternForm.of(
                    SecretKind.OPENAI_KEY,
                    "sk-(?:proj|svcacct|admin|None|or-v1)-" + LINK + "{20,}+",
                    "sk-proj-",
                    "sk-svcacct-",
                    "sk-admin-",
                    "sk-none-",
                    "sk-or-v1-"),
            PatternForm.checked(
                    SecretKind.OPENAI_KEY,
                    ALONE + "sk-" + LINK + "{20,}+",
                    text -> Literal.looksRandom(text.substring(3)),
                    "sk-"),
            prefixed(SecretKind.HUGGINGFACE_TOKEN, "hf_", WORD, 30),
            prefixed(SecretKind.HUGGINGFACE_TOKEN, "api_org_", WORD, 30),
            PatternForm.of(SecretKind.DIGITALOCEAN_TOKEN, "do[opr]_v1_[0-9a-f]{40,}+", "doo_v1_", "dop_v1_", "dor_v1_"),
            PatternForm.of(
                    SecretKind.SHOPIFY_TOKEN,
                    "shp(?:at|ca|pa|ss|ua)_[0-9A-Fa-f]{30,}+",
                    "shpat_",
                    "shpca_",
                    "shppa_",
                    "shpss_",
                    "shpua_"),
            PatternForm.of(SecretKind.MAILGUN_KEY, ALONE + "(?:pub)?key-[0-9a-f]{32,}+", "key-", "pubkey-"),
            PatternForm.of(SecretKind.TELEGRAM_TOKEN, "(?<=\\d{8,10}):(AA[0-9A-Za-z_-]{33})(?![0-9A-Za-z_-])", ":aa"),
            PatternForm.of(SecretKind.VAULT_TOKEN, ALONE + "hv[sbr]\\.[0-9A-Za-z_.-]{20,}+", "hvs.", "hvb.", "hvr."),
            PatternForm.of(
                    SecretKind.ATLASSIAN_TOKEN, "AT(?:ATT|CTT|BB)[0-9A-Za-z_=-]{28,}+", "atatt", "atctt", "atbb"),
            PatternForm.of(SecretKind.GRAFANA_TOKEN, "gl(?:sa|c)_[0-9A-Za-z+/_=]{32,}+", "glsa_", "glc_"),
            prefixed(SecretKind.LINEAR_KEY, "lin_api_", WORD, 32),
            prefixed(SecretKind.LINEAR_KEY, "lin_oauth_", WORD, 32),
            PatternForm.of(
                    SecretKind.DOPPLER_TOKEN,
                    "dp\\.(?:ct|pt|st|sa|scim|audit)\\.(?:[0-9a-z_-]{2,35}\\.)?" + WORD + "{36,}+",
                    "dp."),
            PatternForm.of(SecretKind.DATABRICKS_TOKEN, ALONE + "dapi[0-9a-f]{32,}+(?:-\\d)?", "dapi"),
            prefixed(SecretKind.DOCKER_TOKEN, "dckr_pat_", LINK, 20),
            prefixed(SecretKind.DOCKER_TOKEN, "dckr_oat_", LINK, 20),
            new PrefixForm(SecretKind.API_TOKEN, OtherPrefixes.ALL));

    private TokenForms() {}

    private static SecretForm prefixed(SecretKind kind, String prefix, String letter, int atLeast) {
        return PatternForm.of(kind, prefix + letter + "{" + atLeast + ",}+", prefix.toLowerCase(Locale.ROOT));
    }

    /** Returns {@code prefix} with each hexadecimal digit after it: two letters alone would be words of most texts. */
    private static String[] hexAfter(String prefix) {
        return "0123456789abcdef".chars().mapToObj(c -> prefix + (char) c).toArray(String[]::new);
    }
}
