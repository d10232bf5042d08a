package dev.governor.api;

import dev.governor.bundle.BundleSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bundle to try.
 *
 * @param files the text of each file by its path inside the bundle; left out for the bundle that decides
 */
public record TrialBody(@Nullable Map<String, String> files) {

    @Nullable
    BundleSource source() {
        return source(files);
    }

    static @Nullable BundleSource source(@Nullable Map<String, String> files) {
        return files == null ? null : BundleBody.source(files);
    }
}
