package dev.governor.finding.source;

import dev.governor.finding.FindingTypes;
import java.util.Map;
import java.util.Set;

/**
 * The security products of Amazon and those that report into Security Hub, by one word each, however a format names them.
 *
 * <p>The word is the source of a report too: what one product says arrives as ASFF, as OCSF or natively, and is one voice.
 */
final class AwsProducts {

    static final String SECURITY_HUB = "security-hub";
    static final String GUARD_DUTY = "guardduty";
    static final String INSPECTOR = "inspector";
    static final String MACIE = "macie";
    static final String ACCESS_ANALYZER = "iam-access-analyzer";
    static final String PROWLER = "prowler";
    static final String CONFIG = "config";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("securityhub", SECURITY_HUB),
            Map.entry("security-hub-cspm", SECURITY_HUB),
            Map.entry("aws-security-hub", SECURITY_HUB),
            Map.entry("amazon-guardduty", GUARD_DUTY),
            Map.entry("amazon-inspector", INSPECTOR),
            Map.entry("inspector2", INSPECTOR),
            Map.entry("amazon-macie", MACIE),
            Map.entry("access-analyzer", ACCESS_ANALYZER),
            Map.entry("aws-config", CONFIG));

    private static final Set<String> KNOWN =
            Set.of(SECURITY_HUB, GUARD_DUTY, INSPECTOR, MACIE, ACCESS_ANALYZER, PROWLER, CONFIG);

    private AwsProducts() {}

    /** Tells whether {@code word} is a product whose findings come in several formats. */
    static boolean isKnown(String word) {
        return KNOWN.contains(word);
    }

    /**
     * Returns the product's word.
     *
     * @param arn a product ARN such as {@code arn:aws:securityhub:us-east-1::product/aws/guardduty}, or empty
     * @param name what it calls itself, used when the ARN does not tell
     */
    static String word(String arn, String name) {
        int tail = arn.lastIndexOf('/');
        String inArn = arn.contains(":product/") && tail > 0 ? arn.substring(tail + 1) : "";
        boolean telling = !inArn.isBlank() && !inArn.equalsIgnoreCase("default");
        String word = FindingTypes.word(telling ? inArn : name);
        return WORDS.getOrDefault(word, word);
    }
}
