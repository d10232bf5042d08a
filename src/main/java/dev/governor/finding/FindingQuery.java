package dev.governor.finding;

import dev.governor.kernel.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of findings; null means no narrowing.
 *
 * @param status only findings in this state
 * @param severity only findings of this severity
 * @param asset only findings on this asset
 * @param type only findings of this type
 * @param sort what the list is ordered by
 */
public record FindingQuery(
        @Nullable FindingStatus status,
        @Nullable Severity severity,
        @Nullable AssetKey asset,
        @Nullable String type,
        FindingSort sort) {

    /** The query that narrows nothing. */
    public static final FindingQuery ALL = new FindingQuery(null, null, null, null);

    /** A query whose answer is ordered newest first. */
    public FindingQuery(
            @Nullable FindingStatus status,
            @Nullable Severity severity,
            @Nullable AssetKey asset,
            @Nullable String type) {
        this(status, severity, asset, type, FindingSort.NEWEST);
    }
}
