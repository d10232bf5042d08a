package dev.governor.finding;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Tenant;
import dev.governor.signal.Hygiene;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
                FindingProjection.of(blank, statements.values(), now), statements, withAlias(new TreeSet<>(), report));
    }

    /** Returns this finding after {@code report}; equal to this one when the report says nothing new. */
    StoredFinding with(FindingReport report, Instant now) {
        Statement said = Statement.of(report, now);
        Statement before = statements.get(said.source());
        if (before == null) {
            return with(said, withAlias(aliases, report), now);
        }
        boolean repeated = report.lastSeen() == null && said.repeats(before);
        return with(repeated ? before : said.mergedWith(before), withAlias(aliases, report), now);
    }

    /** Returns this finding after the governor itself put it into {@code status}. */
    StoredFinding with(FindingStatus status, String reason, Instant now) {
        Instant latest = finding.lastSeen();
        Instant at = now.isAfter(latest) ? now : latest.plusNanos(1_000);
        return with(Statement.byGovernor(status, reason, at), aliases, now);
    }

    /** Returns this finding with {@code clearances} in place of all it had before. */
    StoredFinding clearedBy(Collection<Clearance> clearances, Instant now) {
        TreeMap<String, Statement> changed = new TreeMap<>(statements);
        changed.values().removeIf(Statement::clears);
        clearances.stream()
                .map(Statement::of)
                .forEach(statement -> changed.merge(statement.source(), statement, Statement::mergedWith));
        return changed.equals(statements) ? this : projected(changed, aliases, now);
    }

    /** Returns this finding with everything that was said of {@code other}, which turned out to be the same. */
    StoredFinding unitedWith(StoredFinding other, Instant now) {
        TreeMap<String, Statement> all = new TreeMap<>(statements);
        other.statements().forEach((source, said) -> all.merge(source, said, Statement::mergedWith));
        TreeSet<String> names = new TreeSet<>(aliases);
        names.addAll(other.aliases());
        return projected(all, names, now);
    }

    /** Returns this finding as it is at {@code now}: suppressions end by themselves. */
    StoredFinding asOf(Instant now) {
        return projected(statements, aliases, now);
    }

    /** Returns the next moment at which a suppression of it ends by itself, or empty. */
    Optional<Instant> nextEnd(Instant now) {
        return statements.values().stream()
                .filter(statement -> statement.status() == FindingStatus.SUPPRESSED)
                .flatMap(statement -> Stream.ofNullable(statement.until()))
                .filter(end -> end.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private StoredFinding with(Statement statement, SortedSet<String> names, Instant now) {
        TreeMap<String, Statement> changed = new TreeMap<>(statements);
        changed.put(statement.source(), statement);
        return projected(changed, names, now);
    }

    private StoredFinding projected(SortedMap<String, Statement> said, SortedSet<String> names, Instant now) {
        return new StoredFinding(FindingProjection.of(finding, said.values(), now), said, names);
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
