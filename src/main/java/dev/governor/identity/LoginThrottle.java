package dev.governor.identity;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing secrets slow: after a few failures within the window, a client waits until the window has passed.
 *
 * <p>Kept in memory and per replica, at most 10,000 clients; the oldest is forgotten first.
 */
@ApplicationScoped
class LoginThrottle {

    private static final int REMEMBERED = 10_000;

    private record Failures(int count, Instant since) {}

    private final IdentityConfig config;
    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    LoginThrottle(IdentityConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Refuses an attempt, before any secret is looked at, of a client that failed too often. */
    synchronized void admit(String client) {
        Failures seen = failures.get(client);
        if (seen == null) {
            return;
        }
        if (!clock.instant().isBefore(seen.since().plus(config.loginWindow()))) {
            failures.remove(client);
        } else if (seen.count() >= config.loginAttempts()) {
            throw new ProblemException(
                    ProblemCode.RATE_LIMITED,
                    "too many failed attempts, wait " + config.loginWindow().toSeconds() + " s");
        }
    }

    synchronized void failed(String client) {
        Failures seen = failures.get(client);
        failures.put(
                client, seen == null ? new Failures(1, clock.instant()) : new Failures(seen.count() + 1, seen.since()));
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String client) {
        failures.remove(client);
    }
}
