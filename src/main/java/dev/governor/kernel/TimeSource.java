package dev.governor.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives every component the one clock of the process: UTC, replaced by a fixed one in tests. */
@ApplicationScoped
public class TimeSource {

    /** Returns the machine's clock, for commands that run outside the server. */
    public static Clock machine() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Clock clock() {
        return machine();
    }
}
