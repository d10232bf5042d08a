package dev.governor.finding.source;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.CloudNames;
import dev.governor.finding.FindingReport;
import dev.governor.finding.ReportBuilder;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import dev.governor.signal.SignalRecord;

/**
 * Where in Amazon's cloud a finding comes from.
 *
 * <p>An account that the transport vouches for is authoritative; one that only the finding names is curated; one that the
 * transport contradicts is declared, so that a finding from elsewhere cannot move an asset into a harmless account.
 *
 * @param record the finding
 * @param account the account it names, empty when it names none
 * @param region the region it names, empty when it names none
 */
record AwsOrigin(SignalRecord record, String account, String region) {

    private static final Pattern ARN =
            Pattern.compile("(?i)arn:[a-z-]+:[a-z0-9-]*:([a-z0-9-]*):(\\d{12})?(?::.*)?", Pattern.DOTALL);

    /** Returns a report by {@code product} on {@code asset}, which stands at {@code pointer} below the record. */
    ReportBuilder on(AssetKey asset, String product, String pointer) {
        ReportBuilder report = FindingReport.on(asset, product, record.at() + pointer);
        return account.isEmpty() ? report : report.within(CloudNames.awsAccount(account), trust());
    }

    private Trust trust() {
        String vouched = record.envelope().account();
        if (vouched.isEmpty()) {
            return Trust.CURATED;
        }
        return vouched.equals(account) ? Trust.AUTHORITATIVE : Trust.DECLARED;
    }

    /** Returns the account that {@code arn} names, or empty. */
    static String accountIn(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() && matcher.group(2) != null ? matcher.group(2) : "";
    }

    /** Returns the region that {@code arn} names, or empty. */
    static String regionIn(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Returns a finding's own id from the ARN around it, or {@code id} itself. */
    static String findingId(String id) {
        int at = id.lastIndexOf("/finding/");
        return at < 0 ? id : id.substring(at + 9);
    }

    /** Returns the severity that {@code label} means; {@code UNTRIAGED} and what is no label are unknown. */
    static Severity severity(String label) {
        return Level.of(Severity.class, label)
                .orElse(label.strip().equalsIgnoreCase("INFO") ? Severity.INFORMATIONAL : Severity.UNKNOWN);
    }
}
