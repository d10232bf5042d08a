package dev.governor.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The deliveries that were taken lately, at most {@link #LARGEST}; it starts empty with the process. */
final class DeliveryMemory {

    private static final int LARGEST = 50_000;

    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Instant> taken = new LinkedHashMap<>();

    DeliveryMemory(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    synchronized boolean knows(String delivery) {
        forget();
        return taken.containsKey(delivery);
    }

    synchronized void remember(String delivery) {
        forget();
        taken.putIfAbsent(delivery, clock.instant());
    }

    private void forget() {
        Instant oldest = clock.instant().minus(lifetime);
        var deliveries = taken.entrySet().iterator();
        while (deliveries.hasNext()) {
            boolean kept = deliveries.next().getValue().isAfter(oldest) && taken.size() < LARGEST;
            if (kept) {
                return;
            }
            deliveries.remove();
        }
    }
}
