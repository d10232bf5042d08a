package dev.governor.context;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Holds the current graph in memory: read from the database at start, moved on after each commit, and brought up to what
 * other processes have committed.
 *
 * <p>INVARIANT: nobody sees a fact whose transaction did not commit. What is published was made of everything committed,
 * under the lock that keeps others from committing more, so nothing is lost.
 */
@ApplicationScoped
class GraphHolder {

    private static final Logger LOG = Logger.getLogger(GraphHolder.class);
    private static final int BATCH = 20_000;

    private final AtomicReference<AssetGraph> current = new AtomicReference<>(AssetGraph.EMPTY);
    private final ContextRepository facts;
    private final TransactionSynchronizationRegistry transaction;

    GraphHolder(ContextRepository facts, TransactionSynchronizationRegistry transaction) {
        this.facts = facts;
        this.transaction = transaction;
    }

    @Transactional
    void load(@Observes StartupEvent started) {
        facts.carryOver();
        reload();
        AssetGraph graph = current();
        LOG.infof("the context graph has %d assets at revision %d", graph.size(), graph.revision());
    }

    @Transactional
    void reload() {
        long revision = facts.storedRevision();
        Gathering all = new Gathering(AssetGraph.EMPTY);
        facts.all(all::take);
        current.set(all.done(revision));
    }

    AssetGraph current() {
        return requireNonNull(current.get(), "the graph is never null");
    }

    @Scheduled(
            identity = "context-refresh",
            every = "${governor.context.refresh:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        refreshed();
    }

    /** Returns the graph with everything that is committed. */
    @Transactional(TxType.REQUIRES_NEW)
    AssetGraph refreshed() {
        return catchUp();
    }

    /**
     * Returns the graph with everything that is committed; under the revision's lock nothing newer can follow. Comes before
     * the transaction writes facts itself.
     */
    @Transactional
    AssetGraph catchUp() {
        while (true) {
            AssetGraph before = current();
            long stored = facts.storedRevision();
            if (stored <= before.revision()) {
                return before;
            }
            Gathering news = new Gathering(before);
            facts.changedSince(before.revision(), news::take);
            AssetGraph after = news.done(stored);
            if (current.compareAndSet(before, after)) {
                return after;
            }
        }
    }

    /** Makes {@code next} current when the transaction commits; it was made of {@link #catchUp} under the revision's lock. */
    void publishAfterCommit(AssetGraph next) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    current.updateAndGet(graph -> graph.revision() > next.revision() ? graph : next);
                }
            }
        });
    }

    /** A graph that grows by some facts at a time; only the last has the new revision. */
    private static final class Gathering {
        private final List<ContextFact> waiting = new ArrayList<>();
        private AssetGraph graph;

        private Gathering(AssetGraph graph) {
            this.graph = graph;
        }

        private void take(ContextFact fact) {
            waiting.add(fact);
            if (waiting.size() >= BATCH) {
                graph = graph.with(waiting, 0);
                waiting.clear();
            }
        }

        private AssetGraph done(long revision) {
            return graph.with(waiting, revision);
        }
    }
}
