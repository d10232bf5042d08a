package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.AssetKey;
import dev.governor.finding.AssetNames;
import dev.governor.finding.ReportBuilder;
import dev.governor.signal.Format;
import dev.governor.signal.SignalRecord;
import dev.governor.signal.Sketch;
import dev.governor.signal.SourceTimes;
import java.util.List;
import java.util.function.Predicate;

/**
 * What GitHub's three kinds of alerts have in common: they come alone in a webhook or listed by the API; they stand in a
 * repository; they are open, fixed or dismissed for a reason.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
final class GitHubAlert {

    private static final Pattern SECURITY_PAGE = Pattern.compile("/security/.*$");

    private final SignalRecord record;
    private final JsonNode alert;
    private final AssetKey repository;

    GitHubAlert(SignalRecord record) {
        this.record = record;
        this.alert = in(record.node());
        this.repository = AssetNames.repository(
                        CodeScanners.first(record.node(), "/repository/html_url", "/alert/repository/html_url"))
                .or(() -> AssetNames.repository(SECURITY_PAGE.matcher(page()).replaceFirst("")))
                .or(() -> AssetNames.repository(record.source()))
                .orElseThrow(() -> record.broken("/repository/html_url", "the alert does not name its repository"));
    }

    /** Returns the alert in a webhook's payload, or the element of an API list that it is. */
    static JsonNode in(JsonNode node) {
        return node.path("alert").isObject() ? node.path("alert") : node;
    }

    /** Returns a format of alerts, one in a webhook or several in an API list. */
    static Format format(String name, String title) {
        return Format.oneByOne(name, title, List.of("/*", ""));
    }

    /** Tells whether any document or list element of {@code sketch} is an alert that fulfils {@code condition}. */
    static boolean recognised(Sketch sketch, Predicate<JsonNode> condition) {
        return sketch.anyItem(item -> item.isObject() && in(item).has("number") && condition.test(in(item)));
    }

    JsonNode node() {
        return alert;
    }

    AssetKey repository() {
        return repository;
    }

    AssetKey file(String path) {
        return AssetNames.file(repository, path);
    }

    String text(String pointer) {
        return CodeScanners.first(alert, pointer);
    }

    /** Returns the alert's page, which is its id too: numbers alone count within one repository. */
    String page() {
        return text("/html_url");
    }

    /** Adds what every alert says about itself: its page, its times, whether it was dismissed. */
    ReportBuilder described(ReportBuilder report) {
        String seen = CodeScanners.first(alert, "/updated_at", "/fixed_at", "/dismissed_at", "/resolved_at");
        return report.alias(page())
                .firstSeen(SourceTimes.parse(text("/created_at")))
                .lastSeen(SourceTimes.parse(seen.isEmpty() ? text("/created_at") : seen))
                .reference(page());
    }

    /** Applies {@code state}: fixed is resolved, dismissed is suppressed with its reason, anything else is open. */
    ReportBuilder stated(ReportBuilder report, String state) {
        return switch (state) {
            case "fixed" -> report.resolved("fixed");
            case "dismissed", "auto_dismissed" -> {
                String reason = text("/dismissed_reason");
                yield report.suppressed(reason.isEmpty() ? state : reason, null);
            }
            default -> report;
        };
    }

    /** Tells whether the webhook speaks of a branch that is not the repository's default one. */
    boolean onOtherBranch() {
        String ref = record.text("/ref");
        String main = record.text("/repository/default_branch");
        return !ref.isEmpty() && !main.isEmpty() && !ref.equals("refs/heads/" + main);
    }
}
