package dev.governor.server;

import dev.governor.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** This run of this server: a restarted server is another one, which holds nothing of what the one before held. */
@ApplicationScoped
public class Incarnation {

    private final String id;

    Incarnation(Clock clock) {
        this.id = Ids.next("srv", clock.millis());
    }

    /** Returns its name, {@code srv_…}. */
    public String id() {
        return id;
    }
}
