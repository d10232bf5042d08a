package dev.governor.console;

import dev.governor.identity.Principal;
import dev.governor.policy.CanaryReport;
import dev.governor.workshop.StandingCanary;
import java.time.Instant;
import java.util.List;

/**
 * A bundle that decides for some, and how it compares.
 *
 * @param bundle its name and version
 * @param whom for whom it decides
 * @param approver who let it begin
 * @param started when that was
 * @param since since when answers are compared
 * @param compared how many decisions both bundles answered
 * @param same how many of them alike
 * @param stricter how many the canary answered more strictly
 * @param looser how many it answered more loosely
 * @param failed how many the other bundle could not answer
 * @param examples some of those answered otherwise
 * @param whyNot why the reader cannot promote it; empty when the reader can
 * @param mayAbort whether the reader may abort it
 */
record CanaryPanel(
        String bundle,
        String whom,
        String approver,
        Moment started,
        Moment since,
        long compared,
        long same,
        long stricter,
        long looser,
        long failed,
        List<Example> examples,
        String whyNot,
        boolean mayAbort) {

    /**
     * One decision that is answered otherwise.
     *
     * @param decision its id
     * @param by which bundle made it
     * @param canary the canary's answer
     * @param canaryRules why
     * @param other the other bundle's answer
     * @param otherRules why
     */
    record Example(String decision, String by, Badge canary, String canaryRules, Badge other, String otherRules) {

        static Example of(CanaryReport.Example example) {
            return new Example(
                    example.decision(),
                    example.byCanary() ? "the canary" : "the other bundle",
                    Badge.of(example.canary()),
                    String.join(", ", example.canaryRules()),
                    Badge.of(example.other()),
                    String.join(", ", example.otherRules()));
        }
    }

    static CanaryPanel of(StandingCanary.Compared compared, Principal reader, Instant now) {
        StandingCanary canary = compared.canary();
        CanaryReport report = compared.comparison();
        boolean may = PolicyPages.mayApprove(reader);
        return new CanaryPanel(
                canary.name() + " " + canary.version(),
                canary.share().percentage() == null
                        ? "the tenants " + String.join(", ", canary.share().tenants())
                        : canary.share().percentage() + " % of findings and agents",
                Wording.who(canary.approver()),
                Moment.of(canary.startedAt(), now),
                Moment.of(report.since(), now),
                report.compared(),
                report.same(),
                report.stricter(),
                report.looser(),
                report.failed(),
                report.examples().stream().map(Example::of).toList(),
                whyNot(canary, reader, may),
                may);
    }

    private static String whyNot(StandingCanary canary, Principal reader, boolean may) {
        if (!may) {
            return "Your roles do not approve bundles.";
        }
        return canary.author().equals(reader.subject()) ? "You proposed it, so somebody else promotes it." : "";
    }
}
