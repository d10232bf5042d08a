package dev.governor.context;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one signal at a time be stored, from before its transaction begins until the graph in memory has followed, in order of
 * arrival.
 */
@ApplicationScoped
class SignalTurn {

    private final ReentrantLock lock = new ReentrantLock(true);

    <T> T take(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
