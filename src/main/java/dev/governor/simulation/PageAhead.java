package dev.governor.simulation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Works on one page while the next is read: at most two pages are in memory, and pages keep their order. */
final class PageAhead implements Consumer<List<RecordedCase>>, AutoCloseable {

    private final Consumer<List<RecordedCase>> work;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "backtest");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    PageAhead(Consumer<List<RecordedCase>> work) {
        this.work = work;
    }

    @Override
    public void accept(List<RecordedCase> page) {
        await();
        running = CompletableFuture.runAsync(() -> work.accept(page), worker);
    }

    /** Returns when every page so far is done; what went wrong with one is thrown here. */
    void await() {
        try {
            running.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
