package dev.governor.api;

import dev.governor.bundle.BundleSource;
import dev.governor.kernel.Level;
import dev.governor.simulation.Window;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bundle to try on recorded decisions, and which of them.
 *
 * @param files the text of each file by its path inside the bundle; left out for the bundle that decides
 * @param against what its answers are compared with; {@code recorded} when left out
 * @param since only decisions made at or after this; left out for no bound
 * @param until only decisions made before this; left out for no bound
 * @param limit at most this many decisions about plans and as many about actions, the newest; a million when left out
 */
public record BacktestBody(
        @Nullable Map<String, String> files,
        @Nullable Against against,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable @Min(1) @Max(Window.DEFAULT_MOST) Long limit) {

    /** What a candidate's answers are compared with. */
    public enum Against implements Level {
        /** What was answered then. */
        RECORDED,
        /** What the bundle that decides answers now; its rules are named too. */
        ACTIVE
    }

    @Nullable
    BundleSource source() {
        return TrialBody.source(files);
    }

    Window window() {
        return new Window(since, until, null, limit == null ? Window.DEFAULT_MOST : limit);
    }
}
