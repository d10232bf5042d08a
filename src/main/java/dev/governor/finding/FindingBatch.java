package dev.governor.finding;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The reports of one signal, applied to the findings they are about, in memory; nothing is stored here. */
final class FindingBatch {

    /**
     * What the batch did to one finding.
     *
     * @param before the finding as it was, null when it is new
     * @param after the finding as it is now
     */
    record Change(@Nullable StoredFinding before, StoredFinding after) {

        String id() {
            return after.finding().id();
        }

        boolean isNew() {
            return before == null;
        }

        /** Returns this change, with what clears the finding by now. */
        Change cleared(FindingContext context, Instant now) {
            Finding finding = after.finding();
            return finding.details().vulnerabilities().isEmpty()
                    ? this
                    : new Change(before, after.clearedBy(context.clearances(finding), now));
        }

        boolean isNeeded() {
            return !after.equals(before);
        }

        /** Tells whether people would see the difference: anything but times and names. */
        boolean isVisible() {
            return before == null || !atOneTime(before.finding()).equals(atOneTime(after.finding()));
        }

        private static Finding atOneTime(Finding finding) {
            return new Finding(
                    finding.id(),
                    finding.key(),
                    finding.tenant(),
                    finding.asset(),
                    finding.type(),
                    finding.discriminator(),
                    finding.title(),
                    finding.description(),
                    timeless(finding.severity()),
                    finding.owner(),
                    finding.environment(),
                    finding.dataClassification(),
                    finding.internetExposed(),
                    timeless(finding.exploitability()),
                    finding.status(),
                    finding.statusReason(),
                    finding.flags(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    finding.suppressedUntil(),
                    finding.details());
        }

        private static <T> Attributed<T> timeless(Attributed<T> value) {
            return new Attributed<>(value.value(), value.source(), value.trust(), null, value.conflicts());
        }
    }

    private final Function<Digest, Optional<StoredFinding>> known;
    private final Instant now;
    private final Map<Digest, Change> changes = new LinkedHashMap<>();
    private int accepted;
    private int merged;
    private int unchanged;
    private int resolved;
    private int evidence;

    FindingBatch(Function<Digest, Optional<StoredFinding>> known, Instant now) {
        this.known = known;
        this.now = now;
    }

    /**
     * Applies one report.
     *
     * @throws ProblemException {@code INVALID_SIGNAL} when it speaks of the future: it could never be superseded
     */
    void add(FindingReport report) {
        report.requirePresent(now);
        if (report.verdict() == Verdict.EVIDENCE) {
            evidence++;
            return;
        }
        Digest key = keyOf(report);
        Change earlier = changes.get(key);
        StoredFinding current = earlier == null ? known.apply(key).orElse(null) : earlier.after();
        StoredFinding after = current == null ? StoredFinding.of(key, report, now) : current.with(report, now);
        count(current, after);
        changes.put(key, new Change(earlier == null ? current : earlier.before(), after));
    }

    static Digest keyOf(FindingReport report) {
        return Finding.keyOf(Tenant.DEFAULT, report.asset(), report.type(), report.discriminator());
    }

    private void count(@Nullable StoredFinding before, StoredFinding after) {
        boolean closed = after.finding().status() == FindingStatus.RESOLVED;
        if (before == null) {
            accepted += closed ? 0 : 1;
            resolved += closed ? 1 : 0;
        } else if (after.equals(before)) {
            unchanged++;
        } else if (closed && before.finding().status() != FindingStatus.RESOLVED) {
            resolved++;
        } else {
            merged++;
        }
    }

    /** Returns what happened to each finding, in order of first mention. */
    List<Change> changes() {
        return List.copyOf(changes.values());
    }

    RecordResult result() {
        List<String> ids = changes.values().stream()
                .map(change -> change.after().finding().id())
                .toList();
        return new RecordResult(accepted, merged, unchanged, resolved, evidence, ids);
    }
}
