package dev.governor.finding;

import com.google.re2j.Pattern;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Severity;
import dev.governor.signal.Hygiene;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The newest thing one source said about one finding; the governor itself is a source too.
 *
 * @param source who says so
 * @param status what it says the finding's state is
 * @param reason why, empty for a scanner
 * @param title cleaned title
 * @param description cleaned text
 * @param severity its word for the severity
 * @param exploitability how far attackers are
 * @param flags what cleaning found
 * @param firstSeen when it first saw the problem
 * @param lastSeen the moment it speaks of
 * @param until when a suppression ends, null when it does not
 * @param details what it says beyond that
 */
record Statement(
        String source,
        FindingStatus status,
        String reason,
        String title,
        String description,
        Attributed<Severity> severity,
        Attributed<Exploitability> exploitability,
        List<String> flags,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant until,
        FindingDetails details) {

    /** The source of what the governor itself did. */
    static final String GOVERNOR = "governor";

    /** What the sources of statements begin with that say a vulnerability does not touch the asset. */
    static final String VEX = "vex:";

    private static final Pattern SPACES = Pattern.compile("\\s+");

    Statement {
        flags = List.copyOf(flags);
        details = Objects.requireNonNullElse(details, FindingDetails.NONE);
    }

    static Statement of(FindingReport report, Instant arrival) {
        Hygiene.Clean title = Hygiene.clean(SPACES.matcher(report.title()).replaceAll(" "), Hygiene.MAX_TITLE);
        Hygiene.Clean description = Hygiene.clean(report.description(), Hygiene.MAX_DESCRIPTION);
        TreeSet<String> flags = new TreeSet<>(title.flags());
        flags.addAll(description.flags());
        Instant lastSeen = report.lastSeen() == null ? arrival : report.lastSeen();
        Instant firstSeen =
                report.firstSeen() == null || report.firstSeen().isAfter(lastSeen) ? lastSeen : report.firstSeen();
        return new Statement(
                sourceOf(report),
                statusOf(report.verdict()),
                Hygiene.line(report.reason(), 300),
                title.text(),
                description.text(),
                report.severity(),
                report.exploitability(),
                List.copyOf(flags),
                firstSeen,
                lastSeen,
                report.until(),
                cleaned(report.details()));
    }

    static Statement byGovernor(FindingStatus status, String reason, Instant at) {
        return bare(GOVERNOR, status, reason, at, null);
    }

    static Statement of(Clearance clearance) {
        return bare(
                VEX + Hygiene.line(clearance.author(), 190),
                FindingStatus.SUPPRESSED,
                Hygiene.line(clearance.reason(), 300),
                clearance.asOf(),
                clearance.until());
    }

    private static Statement bare(
            String source, FindingStatus status, String reason, Instant at, @Nullable Instant until) {
        return new Statement(
                source,
                status,
                reason,
                "",
                "",
                Attributed.unknown(),
                Attributed.unknown(),
                List.of(),
                at,
                at,
                until,
                FindingDetails.NONE);
    }

    /** Returns the source, never one of the two that the governor writes itself. */
    private static String sourceOf(FindingReport report) {
        String source = report.source();
        return source.equals(GOVERNOR) || source.startsWith(VEX) ? "reported " + source : source;
    }

    /** Tells whether a source of findings said it. */
    boolean isReported() {
        return !source.equals(GOVERNOR) && !clears();
    }

    /** Tells whether it says that the vulnerability does not touch the asset. */
    boolean clears() {
        return source.startsWith(VEX);
    }

    /** Returns what it says at {@code now}: a suppression that has ended calls the finding open. */
    Statement asOf(Instant now) {
        Instant end = until;
        if (status != FindingStatus.SUPPRESSED || end == null || end.isAfter(now)) {
            return this;
        }
        return new Statement(
                source,
                FindingStatus.OPEN,
                source + " suppressed it until " + end,
                title,
                description,
                severity,
                exploitability,
                flags,
                firstSeen,
                lastSeen,
                null,
                details);
    }

    /**
     * Returns the newer of the two, first seen when either first saw it.
     *
     * <p>INVARIANT: the answer does not depend on which of the two arrived first.
     */
    Statement mergedWith(Statement other) {
        Statement newer = NEWEST.compare(this, other) >= 0 ? this : other;
        Instant first = firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen;
        return newer.firstSeen.equals(first) ? newer : newer.at(first, newer.lastSeen);
    }

    /** Tells whether the two say the same, whatever their times. */
    boolean repeats(Statement other) {
        return at(other.firstSeen, other.lastSeen).withSeverityOf(other).equals(other)
                && Objects.equals(severity.value(), other.severity.value())
                && Objects.equals(exploitability.value(), other.exploitability.value());
    }

    private static final Comparator<Statement> NEWEST = Comparator.comparing(Statement::lastSeen)
            .thenComparing(statement -> statement.status != FindingStatus.RESOLVED)
            .thenComparing(statement -> statement.status == FindingStatus.OPEN)
            .thenComparing(CanonicalJson::write);

    private Statement at(Instant first, Instant last) {
        return new Statement(
                source,
                status,
                reason,
                title,
                description,
                severity,
                exploitability,
                flags,
                first,
                last,
                until,
                details);
    }

    private Statement withSeverityOf(Statement other) {
        return new Statement(
                source,
                status,
                reason,
                title,
                description,
                other.severity,
                other.exploitability,
                flags,
                firstSeen,
                lastSeen,
                until,
                details);
    }

    private static FindingDetails cleaned(FindingDetails details) {
        return new FindingDetails(
                details.vulnerabilities(),
                details.weaknesses(),
                Hygiene.line(details.packageUrl(), 500),
                details.fixedIn().stream()
                        .map(version -> Hygiene.line(version, 100))
                        .toList(),
                Hygiene.line(details.location(), 500),
                Hygiene.clean(details.remediation(), 2_000).text(),
                Hygiene.line(details.reference(), 1_000));
    }

    private static FindingStatus statusOf(Verdict verdict) {
        return switch (verdict) {
            case OPEN -> FindingStatus.OPEN;
            case RESOLVED -> FindingStatus.RESOLVED;
            case SUPPRESSED -> FindingStatus.SUPPRESSED;
            case EVIDENCE -> throw new IllegalArgumentException("evidence states nothing about a finding");
        };
    }
}
