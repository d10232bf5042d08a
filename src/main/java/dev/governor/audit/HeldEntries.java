package dev.governor.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/** The entries of each transaction that are written a little later in it. */
@ApplicationScoped
class HeldEntries {

    private static final Object KEY = HeldEntries.class;

    private final TransactionSynchronizationRegistry transactions;

    HeldEntries(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    private static final class Entries {

        private final List<Entry> waiting = new ArrayList<>();
        private boolean closed;
    }

    /**
     * Keeps an entry of the caller's transaction, which {@code write} writes before it commits.
     *
     * @throws IllegalStateException when it is committing, so that nobody would write it
     */
    void add(Entry entry, Runnable write) {
        Entries entries = transactions.getResource(KEY) instanceof Entries known ? known : begin(write);
        if (entries.closed) {
            throw new IllegalStateException("the transaction is committing: write the receipt at once");
        }
        entries.waiting.add(entry);
    }

    private Entries begin(Runnable write) {
        Entries entries = new Entries();
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                entries.closed = true;
                write.run();
            }

            @Override
            public void afterCompletion(int status) {
                // what was not written was rolled back
            }
        });
        transactions.putResource(KEY, entries);
        return entries;
    }

    /** Tells whether the caller's transaction has none. */
    boolean isEmpty() {
        return !(transactions.getResource(KEY) instanceof Entries entries) || entries.waiting.isEmpty();
    }

    /** Returns what the caller's transaction has, which is then the caller's. */
    List<Entry> take() {
        if (!(transactions.getResource(KEY) instanceof Entries entries)) {
            return List.of();
        }
        List<Entry> taken = List.copyOf(entries.waiting);
        entries.waiting.clear();
        return taken;
    }
}
