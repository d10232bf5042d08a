package dev.governor.plan;

import dev.governor.kernel.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The plans and bindings that were read last, so that the steps of one execution do not parse the same text again and again.
 *
 * <p>INVARIANT: what is kept is taken only for the very text that it was read from; the row in the database decides.
 */
final class ParsedPlans {

    private static final int MOST = 256;

    private final Map<String, Parsed> kept = new LinkedHashMap<>();

    /**
     * What two texts hold.
     *
     * @param content the text of the plan
     * @param bound the text of the binding, null when there is none
     */
    record Parsed(
            String content,
            @Nullable String bound,
            RemediationPlan plan,
            @Nullable PlanBinding binding) {

        private boolean isOf(String otherContent, @Nullable String otherBound) {
            return content.equals(otherContent) && Objects.equals(bound, otherBound);
        }
    }

    /** Returns what the texts of the plan {@code id} hold. */
    Parsed of(String id, String content, @Nullable String bound) {
        Parsed before;
        synchronized (kept) {
            before = kept.get(id);
        }
        return before != null && before.isOf(content, bound) ? before : keep(id, content, bound);
    }

    private Parsed keep(String id, String content, @Nullable String bound) {
        Parsed parsed = new Parsed(
                content,
                bound,
                CanonicalJson.read(content, RemediationPlan.class),
                bound == null ? null : CanonicalJson.read(bound, PlanBinding.class));
        synchronized (kept) {
            kept.put(id, parsed);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return parsed;
    }
}
