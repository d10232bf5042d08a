package dev.governor.policy;

import dev.governor.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds recorded decisions. */
@ApplicationScoped
public class DecisionService {

    private final DecisionRepository decisions;

    DecisionService(DecisionRepository decisions) {
        this.decisions = decisions;
    }

    /** Returns the decision {@code id}, made or previewed. */
    @Transactional
    public Optional<RecordedDecision> find(String id) {
        return decisions.find(id);
    }

    /** Returns the newest decision made on {@code actionId}, for example a plan's id; previews do not count. */
    @Transactional
    public Optional<RecordedDecision> findByAction(String actionId) {
        return decisions.newestMade(actionId);
    }

    /**
     * Returns decisions and previews, newest first.
     *
     * @param actionId only those on this action; null for all
     * @param cursor {@link Page#next} of the page before; null for the first page
     */
    @Transactional
    public Page<RecordedDecision> list(@Nullable String actionId, @Nullable String cursor, int limit) {
        return decisions.page(actionId, cursor, limit);
    }
}
