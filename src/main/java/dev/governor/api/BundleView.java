package dev.governor.api;

import dev.governor.workshop.Change;
import dev.governor.workshop.StoredBundle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bundle of the store.
 *
 * @param change who brought it in, who approved it, when and why
 * @param files the text of each file by its path
 * @param diff what it changes, as a unified diff
 */
public record BundleView(Change change, Map<String, String> files, String diff) {

    static BundleView of(StoredBundle stored) {
        Map<String, String> files = new TreeMap<>();
        stored.source().files().forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return new BundleView(stored.change(), files, stored.diff());
    }
}
