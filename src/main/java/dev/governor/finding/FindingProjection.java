package dev.governor.finding;

import dev.governor.kernel.Attributed;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Makes one finding out of the newest statement of each source.
 *
 * <p>INVARIANT: pure and independent of order, so the same statements give the same finding however they arrived.
 */
final class FindingProjection {

    private static final Comparator<Statement> NEWEST =
            Comparator.comparing(Statement::lastSeen).thenComparing(Statement::source);

    private FindingProjection() {}

    /**
     * Returns {@code blank} with everything that the statements settle as of {@code now}; the context fields stay as they
     * are.
     */
    static Finding of(Finding blank, Collection<Statement> said, Instant now) {
        List<Statement> statements =
                said.stream().map(statement -> statement.asOf(now)).toList();
        List<Statement> reported =
                statements.stream().filter(Statement::isReported).toList();
        Statement text = reported.stream().max(NEWEST).orElseThrow();
        TreeSet<String> flags = new TreeSet<>();
        reported.forEach(statement -> flags.addAll(statement.flags()));
        Statement ruling = ruling(statements);
        return new Finding(
                blank.id(),
                blank.key(),
                blank.tenant(),
                blank.asset(),
                blank.type(),
                blank.discriminator(),
                text.title(),
                text.description(),
                Testimony.ofLevels(reported.stream().map(Statement::severity).toList()),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                Testimony.ofLevels(
                        reported.stream().map(Statement::exploitability).toList()),
                ruling.status(),
                reason(ruling),
                List.copyOf(flags),
                reported.stream()
                        .map(Statement::firstSeen)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                statements.stream()
                        .filter(statement -> !statement.clears())
                        .map(Statement::lastSeen)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                ruling.until(),
                details(reported));
    }

    /** Returns all ids and fixes that anybody names, and of the rest what the newest statement says. */
    private static FindingDetails details(List<Statement> statements) {
        List<FindingDetails> newestFirst = statements.stream()
                .sorted(NEWEST.reversed())
                .map(Statement::details)
                .toList();
        return new FindingDetails(
                VulnerabilityIds.canonical(newestFirst.stream()
                        .flatMap(details -> details.vulnerabilities().stream())
                        .toList()),
                newestFirst.stream()
                        .flatMap(details -> details.weaknesses().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                first(newestFirst, FindingDetails::packageUrl),
                newestFirst.stream()
                        .flatMap(details -> details.fixedIn().stream())
                        .distinct()
                        .toList(),
                first(newestFirst, FindingDetails::location),
                first(newestFirst, FindingDetails::remediation),
                first(newestFirst, FindingDetails::reference));
    }

    private static String first(List<FindingDetails> details, Function<FindingDetails, String> text) {
        return details.stream()
                .map(text)
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * Returns the statement that decides the state.
     *
     * <p>INVARIANT: a finding is resolved only by a statement newer than every statement that calls it open. A suppression that
     * has ended calls it open again, as of the moment the suppression spoke of.
     */
    private static Statement ruling(Collection<Statement> all) {
        List<Statement> statements =
                all.stream().filter(statement -> !statement.clears()).toList();
        Optional<Statement> open = newest(statements, FindingStatus.OPEN);
        Optional<Statement> resolved = newest(statements, FindingStatus.RESOLVED);
        Optional<Statement> working = newest(statements, FindingStatus.IN_PROGRESS);
        if (resolved.isPresent() && isNewer(resolved.get(), open) && isNewer(resolved.get(), working)) {
            return resolved.get();
        }
        if (working.isPresent()) {
            return working.get();
        }
        List<Statement> clearing = all.stream().filter(Statement::clears).toList();
        return newest(clearing, FindingStatus.SUPPRESSED)
                .or(() -> open)
                .or(() -> newest(statements, FindingStatus.SUPPRESSED))
                .or(() -> resolved)
                .orElseThrow();
    }

    private static boolean isNewer(Statement statement, Optional<Statement> other) {
        Instant moment = statement.lastSeen();
        return other.map(Statement::lastSeen).map(moment::isAfter).orElse(true);
    }

    private static Optional<Statement> newest(Collection<Statement> statements, FindingStatus status) {
        return statements.stream()
                .filter(statement -> statement.status() == status)
                .max(NEWEST);
    }

    private static String reason(Statement ruling) {
        if (!ruling.reason().isEmpty()) {
            return ruling.reason();
        }
        return switch (ruling.status()) {
            case RESOLVED -> ruling.source() + " reports it resolved";
            case SUPPRESSED -> ruling.source() + " reports it suppressed";
            case OPEN, IN_PROGRESS -> "";
        };
    }
}
