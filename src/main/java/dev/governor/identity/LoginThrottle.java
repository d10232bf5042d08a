package dev.governor.identity;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes guessing secrets slow: after a few failures within the window, a source waits before it may try the same name again,
 * twice as long after each further round of failures, at most {@value #LONGEST_MINUTES} minutes.
 *
 * <p>INVARIANT: failures from one source never make anybody wait at another: who guesses with somebody's name locks out nobody
 * but themselves. Kept in memory and per server, at most 10,000 pairs of source and name; the oldest is forgotten first.
 */
@ApplicationScoped
class LoginThrottle {

    private static final int REMEMBERED = 10_000;
    private static final int LONGEST_MINUTES = 15;
    private static final Duration LONGEST = Duration.ofMinutes(LONGEST_MINUTES);
    private static final int MOST_DOUBLINGS = 16;

    /**
     * Whose failures are counted together.
     *
     * @param source where the attempts come from
     * @param name whom they name
     */
    private record Attempts(String source, String name) {}

    /**
     * What is remembered of failed attempts.
     *
     * @param count how many there were in this round
     * @param rounds how often the limit was reached
     * @param since when this round began
     * @param until when the next attempt is admitted
     */
    private record Failures(int count, int rounds, Instant since, Instant until) {}

    private final IdentityConfig config;
    private final Clock clock;
    private final Map<Attempts, Failures> failures = new LinkedHashMap<>();

    LoginThrottle(IdentityConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Refuses an attempt, before any secret is looked at, of a source that failed too often with this name. */
    synchronized void admit(String source, String name) {
        Failures seen = failures.get(new Attempts(source, name));
        Instant now = clock.instant();
        if (seen != null && now.isBefore(seen.until())) {
            long seconds = Duration.between(now, seen.until()).plusMillis(999).toSeconds();
            throw new ProblemException(ProblemCode.RATE_LIMITED, "too many failed attempts, wait " + seconds + " s");
        }
    }

    synchronized void failed(String source, String name) {
        Attempts attempts = new Attempts(source, name);
        Instant now = clock.instant();
        failures.put(attempts, next(failures.get(attempts), now));
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String source, String name) {
        failures.remove(new Attempts(source, name));
    }

    private Failures next(@Nullable Failures seen, Instant now) {
        Failures known = seen == null || isForgiven(seen, now) ? new Failures(0, 0, now, now) : seen;
        boolean newRound = !now.isBefore(known.since().plus(config.loginWindow()));
        int count = newRound ? 1 : known.count() + 1;
        Instant since = newRound ? now : known.since();
        if (count < config.loginAttempts()) {
            return new Failures(count, known.rounds(), since, known.until());
        }
        Duration wait = config.loginWindow().multipliedBy(1L << Math.min(known.rounds(), MOST_DOUBLINGS));
        Instant until = since.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        return new Failures(0, known.rounds() + 1, until, until);
    }

    private static boolean isForgiven(Failures seen, Instant now) {
        return !now.isBefore(seen.until().plus(LONGEST))
                && !now.isBefore(seen.since().plus(LONGEST));
    }
}
