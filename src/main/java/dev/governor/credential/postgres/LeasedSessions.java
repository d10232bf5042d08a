package dev.governor.credential.postgres;

import dev.governor.credential.ScopedCredential;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One idle session for each leased credential, kept from its scope proof on: for the steps that work with the credential, and
 * at last as the session that must die with it.
 *
 * <p>INVARIANT: a session is kept for the very secret that opened it; another server's, or a new one under the same name,
 * logs in anew.
 */
final class LeasedSessions {

    private static final int MOST = 64;
    private static final int ANSWER_SECONDS = 5;

    private record Idle(ScopedCredential credential, Connection session) {}

    private final Map<String, Idle> idle = new LinkedHashMap<>();

    /** Returns the idle session of a credential, which is then the caller's; empty when there is none that lives. */
    Optional<Connection> take(ScopedCredential credential) throws SQLException {
        Idle found = remove(credential.name());
        if (found == null) {
            return Optional.empty();
        }
        if (found.credential() == credential && found.session().isValid(ANSWER_SECONDS)) {
            return Optional.of(found.session());
        }
        found.session().close();
        return Optional.empty();
    }

    /** Returns a session that comes back here when it is closed. */
    Connection lend(ScopedCredential credential, Connection session) {
        return LentSession.of(session, LentSession.WHOLLY, given -> keep(credential, given));
    }

    private void keep(ScopedCredential credential, Connection session) throws SQLException {
        @Nullable Idle surplus;
        synchronized (idle) {
            surplus = idle.put(credential.name(), new Idle(credential, session));
            if (surplus == null && idle.size() > MOST) {
                surplus = idle.remove(idle.keySet().iterator().next());
            }
        }
        if (surplus != null) {
            surplus.session().close();
        }
    }

    private @Nullable Idle remove(String name) {
        synchronized (idle) {
            return idle.remove(name);
        }
    }
}
