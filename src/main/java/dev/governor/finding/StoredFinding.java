package dev.governor.finding;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Tenant;
import dev.governor.signal.Hygiene;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A finding with what it was made from.
 *
 * @param finding the settled finding, without context
 * @param statements the newest statement of each source, by source
 * @param aliases the sources' own ids for it, each {@code source id}
 */
record StoredFinding(Finding finding, SortedMap<String, Statement> statements, SortedSet<String> aliases) {

    private static final int MAX_ALIASES = 100;

    /** Returns a new finding that only {@code report} speaks of. */
    static StoredFinding of(Digest key, FindingReport report, Instant now) {
        Statement statement = Statement.of(report, now);
        Finding blank = new Finding(
                Ids.next("fnd", now.toEpochMilli()),
                key,
                Tenant.DEFAULT,
                report.asset(),
                report.type(),
                report.discriminator(),
                "",
                "",
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                statement.status(),
                "",
                List.of(),
                statement.firstSeen(),
                statement.lastSeen(),
                null,
                FindingDetails.NONE);
        TreeMap<String, Statement> statements = new TreeMap<>(Map.of(statement.source(), statement));
        return new StoredFinding(
                FindingProjection.of(blank, statements.values()), statements, withAlias(new TreeSet<>(), report));
    }

    /** Returns this finding after {@code report}; equal to this one when the report says nothing new. */
    StoredFinding with(FindingReport report, Instant now) {
        Statement said = Statement.of(report, now);
        Statement before = statements.get(said.source());
        if (before == null) {
            return with(said, withAlias(aliases, report));
        }
        boolean repeated = report.lastSeen() == null && said.repeats(before);
        return with(repeated ? before : said.mergedWith(before), withAlias(aliases, report));
    }

    /** Returns this finding after the governor itself put it into {@code status}. */
    StoredFinding with(FindingStatus status, String reason, Instant now) {
        Instant latest = finding.lastSeen();
        Instant at = now.isAfter(latest) ? now : latest.plusNanos(1_000);
        return with(Statement.byGovernor(status, reason, at), aliases);
    }

    private StoredFinding with(Statement statement, SortedSet<String> names) {
        TreeMap<String, Statement> changed = new TreeMap<>(statements);
        changed.put(statement.source(), statement);
        return new StoredFinding(FindingProjection.of(finding, changed.values()), changed, names);
    }

    private static SortedSet<String> withAlias(SortedSet<String> aliases, FindingReport report) {
        if (report.alias().isBlank() || aliases.size() >= MAX_ALIASES) {
            return aliases;
        }
        TreeSet<String> changed = new TreeSet<>(aliases);
        changed.add(report.source() + " " + Hygiene.line(report.alias(), 700));
        return changed;
    }
}
