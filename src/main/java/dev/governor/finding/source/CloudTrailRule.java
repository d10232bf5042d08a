package dev.governor.finding.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.governor.finding.ShippedTable;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code cloudtrail-events.csv}: which event is worth reporting, under which condition, how bad, in which words.
 *
 * @param source the event's source without {@code .amazonaws.com}
 * @param name the event's name
 * @param condition {@code always}, {@code root}, {@code root_without_mfa}, {@code user_without_mfa}, {@code public} or {@code
 *     admin}
 * @param severity how bad
 * @param title what it means
 */
record CloudTrailRule(String source, String name, String condition, Severity severity, String title) {

    private static final Pattern SPACE = Pattern.compile("\\s");

    private static final String TABLE = "cloudtrail-events.csv";

    private static final Pattern EVERYONE = Pattern.compile(
            "(?i)\"(Principal|AWS)\":(\\[[^]]*)?\"\\*\"|\"0\\.0\\.0\\.0/0\"|\"::/0\"|AllUsers|AuthenticatedUsers|\"public-read"
                    + "|\"(group|attributeValue|valuesToAdd|items)\":\\[?(\\{\"group\":)?\"all\"");

    private static final List<CloudTrailRule> RULES = read();

    /** Returns the first line that {@code event} fulfils, empty when there is none or the event failed. */
    static Optional<CloudTrailRule> of(JsonNode event) {
        boolean failed = !FirstText.of(event, "/errorCode", "/errorMessage").isEmpty();
        return failed
                ? Optional.empty()
                : RULES.stream().filter(rule -> rule.fits(event)).findFirst();
    }

    /** Returns the word of the finding's type. */
    String word() {
        return condition.equals("always") ? name : name + " " + condition;
    }

    private boolean fits(JsonNode event) {
        return FirstText.of(event, "/eventSource").equalsIgnoreCase(source + ".amazonaws.com")
                && FirstText.of(event, "/eventName").equalsIgnoreCase(name)
                && holds(event);
    }

    private boolean holds(JsonNode event) {
        boolean root = FirstText.of(event, "/userIdentity/type").equalsIgnoreCase("Root");
        boolean user = FirstText.of(event, "/userIdentity/type").equalsIgnoreCase("IAMUser");
        boolean entered = !FirstText.of(event, "/responseElements/ConsoleLogin").equalsIgnoreCase("Failure");
        boolean withoutMfa = FirstText.of(event, "/additionalEventData/MFAUsed").equalsIgnoreCase("No");
        return switch (condition) {
            case "always" -> true;
            case "root" -> root && entered;
            case "root_without_mfa" -> root && entered && withoutMfa;
            case "user_without_mfa" -> user && entered && withoutMfa;
            case "public" ->
                EVERYONE.matcher(SPACE.matcher(event.path("requestParameters").toString())
                                .replaceAll("")
                                .replace("\\", ""))
                        .find();
            case "admin" -> FirstText.of(event, "/requestParameters/policyArn").endsWith(":policy/AdministratorAccess");
            default -> false;
        };
    }

    private static List<CloudTrailRule> read() {
        return ShippedTable.rows(CloudTrailRule.class, TABLE, 5).stream()
                .map(cells -> new CloudTrailRule(
                        cells[0],
                        cells[1],
                        cells[2],
                        Level.of(Severity.class, cells[3]).orElseThrow(),
                        cells[4].strip()))
                .toList();
    }
}
