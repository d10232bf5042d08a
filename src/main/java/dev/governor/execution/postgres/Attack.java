package dev.governor.execution.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** What an ordinary login tries with one privilege on one object, in a session of its own; nothing of it stays. */
interface Attack {

    /**
     * Tries it.
     *
     * @throws SQLException when it is denied, or could not be tried
     */
    void on(Connection session, Grants object, String privilege) throws SQLException;
}
