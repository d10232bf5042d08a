package dev.governor.context;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds the current graph in memory: read from the database at start, moved on after each commit.
 *
 * <p>INVARIANT: nobody sees a fact whose transaction did not commit. Publishing commutes, so the order in which commits
 * are told does not matter.
 */
@ApplicationScoped
class GraphHolder {

    private final AtomicReference<AssetGraph> current = new AtomicReference<>(AssetGraph.EMPTY);
    private final ContextRepository facts;
    private final TransactionSynchronizationRegistry transaction;

    GraphHolder(ContextRepository facts, TransactionSynchronizationRegistry transaction) {
        this.facts = facts;
        this.transaction = transaction;
    }

    @Transactional
    void load(@Observes StartupEvent started) {
        reload();
    }

    @Transactional
    void reload() {
        current.set(AssetGraph.EMPTY.with(facts.all(), facts.revision()));
    }

    AssetGraph current() {
        return requireNonNull(current.get(), "the graph is never null");
    }

    void publishAfterCommit(List<ContextFact> changed, long revision) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    current.updateAndGet(graph -> graph.with(changed, revision));
                }
            }
        });
    }
}
