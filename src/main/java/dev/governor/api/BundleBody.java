package dev.governor.api;

import dev.governor.bundle.BundleSource;
import jakarta.validation.constraints.NotEmpty;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as it is sent.
 *
 * @param files the text of each file by its path inside the bundle, for example {@code policy/reach.drl}
 * @param why why it should decide, in at most 500 characters; needed for a proposal
 */
public record BundleBody(
        @NotEmpty Map<String, String> files, @Nullable String why) {

    BundleSource source() {
        return source(files);
    }

    static BundleSource source(Map<String, String> files) {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new BundleSource("sent", bytes);
    }

    String reason() {
        return why == null ? "" : why;
    }
}
