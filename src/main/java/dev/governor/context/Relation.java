package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Trust;
import java.time.Instant;

/**
 * A typed, directed edge of the graph.
 *
 * @param from the source asset
 * @param type what the source is to the target
 * @param to the target asset
 * @param source who said so
 * @param trust how far that is to be believed
 * @param asOf when it was true
 */
public record Relation(AssetKey from, RelationType type, AssetKey to, String source, Trust trust, Instant asOf) {}
