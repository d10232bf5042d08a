package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Environment;

/**
 * One asset in a list.
 *
 * @param asset its key
 * @param name what people call it
 * @param type its type
 * @param environment where it runs
 * @param owner who answers for it, empty when nobody is known to
 * @param revision the graph revision this was read at
 */
public record AssetSummary(
        AssetKey asset, String name, String type, Environment environment, String owner, long revision) {}
