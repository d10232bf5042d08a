package dev.governor.context;

import dev.governor.kernel.Digest;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts merged with the stored ones of the same identity, and stored.
 *
 * <p>INVARIANT: what is stored does not depend on the order of the facts.
 */
final class FactMerge {

    private static final int MAX_AT_ONCE = 1_000;

    private final ContextRepository repository;
    private final Instant now;
    private final List<ContextFact> changed = new ArrayList<>();
    private int visible;
    private int unchanged;

    FactMerge(ContextRepository repository, Instant now) {
        this.repository = repository;
        this.now = now;
    }

    /** Merges and stores {@code facts}, believed no further than {@code ceiling}. */
    void store(List<ContextFact> facts, Trust ceiling) {
        for (int from = 0; from < facts.size(); from += MAX_AT_ONCE) {
            merge(facts.subList(from, Math.min(from + MAX_AT_ONCE, facts.size())).stream()
                    .map(fact -> new Said(fact.settled(ceiling, now), fact.asOf() == null))
                    .toList());
        }
    }

    /**
     * A fact of this signal.
     *
     * @param fact the fact, settled
     * @param timeless whether its source names no moment; then repeating it says nothing new
     */
    private record Said(ContextFact fact, boolean timeless) {

        boolean addsTo(ContextFact before) {
            return !fact.equals(before) && !(timeless && fact.repeats(before)) && fact.replaces(before);
        }
    }

    /** Returns the facts that were stored because they are new or newer. */
    List<ContextFact> changed() {
        return changed;
    }

    /** Returns how many of them say something new, not only later. */
    int visible() {
        return visible;
    }

    /** Returns how many facts said nothing new. */
    int unchanged() {
        return unchanged;
    }

    private void merge(List<Said> facts) {
        Map<Digest, List<Said>> said = new LinkedHashMap<>();
        facts.forEach(each -> said.computeIfAbsent(each.fact().identity(), id -> new ArrayList<>())
                .add(each));
        Map<Digest, ContextFact> stored = repository.like(said.keySet());
        Map<Digest, ContextFact> added = new LinkedHashMap<>();
        Map<Digest, ContextFact> replaced = new LinkedHashMap<>();
        said.forEach((id, all) -> {
            ContextFact before = stored.get(id);
            ContextFact after = newest(before, all);
            if (after != null && after != before) {
                (before == null ? added : replaced).put(id, after);
                visible += before != null && after.repeats(before) ? 0 : 1;
            }
        });
        repository.insert(added);
        repository.update(replaced);
        changed.addAll(added.values());
        changed.addAll(replaced.values());
    }

    private @Nullable ContextFact newest(@Nullable ContextFact before, List<Said> said) {
        ContextFact newest = before;
        for (Said each : said) {
            if (newest == null || each.addsTo(newest)) {
                newest = each.fact();
            } else {
                unchanged++;
            }
        }
        return newest;
    }
}
