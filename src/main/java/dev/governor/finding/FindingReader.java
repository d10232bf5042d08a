package dev.governor.finding;

import dev.governor.signal.SignalReader;

/**
 * Reads one source format into reports; a passed check is a report too. Found by the build: an {@code @ApplicationScoped}
 * class in {@code finding.source} is all it takes.
 */
public interface FindingReader extends SignalReader<FindingReport> {}
