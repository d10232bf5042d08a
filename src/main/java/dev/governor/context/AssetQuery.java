package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Environment;
import org.jspecify.annotations.Nullable;

/**
 * Which assets to list.
 *
 * @param text what their key or their name contains, in any letter case; empty for all
 * @param type their type, null for any
 * @param environment where they run, null for anywhere
 * @param from the key at which the slice begins, null for the first
 * @param limit how many at most
 */
public record AssetQuery(
        String text,
        @Nullable String type,
        @Nullable Environment environment,
        @Nullable AssetKey from,
        int limit) {}
