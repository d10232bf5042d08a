package dev.governor.context;

import dev.governor.signal.SignalReader;

/**
 * Reads one format of inventory, ownership, classification, provenance or vulnerability intelligence into facts. Found by the
 * build: an {@code @ApplicationScoped} class in {@code context.source} is all it takes. It follows no link in what it reads.
 */
public interface ContextReader extends SignalReader<ContextFact> {}
