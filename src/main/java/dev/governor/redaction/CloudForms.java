package dev.governor.redaction;

import java.util.List;
import java.util.regex.Pattern;

/** The keys of the large clouds, and the signatures of links into them. */
final class CloudForms {

    private static final String NOT_INSIDE = "(?<![A-Za-z0-9])";

    static final List<SecretForm> ALL = List.of(
            PatternForm.of(
                    SecretKind.AWS_ACCESS_KEY,
                    NOT_INSIDE + "(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?![0-9A-Z])",
                    "akia",
                    "asia",
                    "abia",
                    "acca"),
            PatternForm.checked(
                    SecretKind.AWS_SECRET_KEY,
                    "(?:AKIA|ASIA)[0-9A-Z]{16}[\\s\"'`,;:|/=\\\\<>A-Za-z_]{1,80}?(?<![A-Za-z0-9/+])"
                            + "([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
                    Literal::looksRandom,
                    "akia",
                    "asia"),
            PatternForm.of(SecretKind.GCP_API_KEY, "AIza[0-9A-Za-z_-]{35,}+", "aiza"),
            PatternForm.of(SecretKind.GOOGLE_OAUTH, "GOCSPX-[0-9A-Za-z_-]{20,}+", "gocspx-"),
            PatternForm.of(SecretKind.GOOGLE_OAUTH, "ya29\\.[0-9A-Za-z_.-]{20,}+", "ya29."),
            PatternForm.checked(
                    SecretKind.GOOGLE_OAUTH, NOT_INSIDE + "1//0[0-9A-Za-z_-]{30,}+", Literal::looksRandom, "1//0"),
            PatternForm.of(SecretKind.AZURE_STORAGE_KEY, "AccountKey=([0-9A-Za-z+/]{40,}+={0,2})", "accountkey="),
            PatternForm.of(
                    SecretKind.AZURE_STORAGE_KEY, "SharedAccessKey=([0-9A-Za-z+/]{40,}+={0,2})", "sharedaccesskey="),
            PatternForm.of(SecretKind.AZURE_SAS, "(?<=[?&;\"'\\s])(?i:sig=)([0-9A-Za-z%+/=_-]{30,}+)", "sig="),
            new PatternForm(
                    SecretKind.AZURE_CLIENT_SECRET,
                    List.of("7q~", "8q~"),
                    3,
                    Pattern.compile("[0-9A-Za-z_~.-]{3}[78]Q~[0-9A-Za-z_~.-]{31,}+"),
                    text -> true),
            PatternForm.of(
                    SecretKind.SIGNED_URL,
                    "(?i:(?:amz|goog)-(?:signature|security-token)=)([0-9A-Za-z%+/=_-]{32,}+)",
                    "amz-s",
                    "goog-s"));

    private CloudForms() {}
}
