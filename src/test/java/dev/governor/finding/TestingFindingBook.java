package dev.governor.finding;

import dev.governor.kernel.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings kept in memory, by the same rules as the stored ones. */
public final class TestingFindingBook {

    private final Map<Digest, StoredFinding> known = new LinkedHashMap<>();

    public void record(List<FindingReport> reports, Instant now) {
        FindingBatch batch = new FindingBatch(key -> Optional.ofNullable(known.get(key)), now);
        reports.forEach(batch::add);
        batch.changes().forEach(change -> known.put(change.after().finding().key(), change.after()));
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        known.values().forEach(stored -> findings.add(stored.finding()));
        return findings;
    }
}
