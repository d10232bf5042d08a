package dev.governor.execution.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** What an ordinary login tries with one privilege on one object, in a session of its own; nothing of it stays. */
interface Attack {

    /**
     * Tries it.
     *
     * @throws SQLException when it is denied, or could not be tried
     */
    void on(Connection session, Grants object, String privilege) throws SQLException;

    /** Returns the privileges of which one is enough for it to succeed. */
    default Set<String> enough(String privilege) {
        return Set.of(privilege);
    }
}
