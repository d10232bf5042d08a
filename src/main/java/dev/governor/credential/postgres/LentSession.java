package dev.governor.credential.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A session that is kept for its next use, while somebody uses it.
 *
 * <p>INVARIANT: closing it rolls back what was not committed and discards everything the user left in the session, or ends
 * the session: nobody gets what another one left, and nothing is committed by closing. Only the plans of a login of our own
 * stay: they are planned from the statements of this code, and a server replans one whose catalogue moved.
 */
final class LentSession implements InvocationHandler {

    private static final String CLOSE = "close";
    private static final String IS_CLOSED = "isClosed";

    /** Discards everything. */
    static final String WHOLLY = "discard all";

    /** Discards what {@link #WHOLLY} does, but for plans: planning the questions anew costs more than asking them. */
    static final String KEEPING_PLANS = "close all; set session authorization default; reset all; unlisten *;"
            + " select pg_catalog.pg_advisory_unlock_all(); discard sequences; discard temp";

    /** Where a session goes that was given back and is as new. */
    interface Keeper {
        void keep(Connection session) throws SQLException;
    }

    private final Connection session;
    private final String reset;
    private final Keeper keeper;
    private boolean open = true;

    private LentSession(Connection session, String reset, Keeper keeper) {
        this.session = session;
        this.reset = reset;
        this.keeper = keeper;
    }

    /** Lends a session that {@code reset} makes as new: {@link #WHOLLY} or {@link #KEEPING_PLANS}. */
    static Connection of(Connection session, String reset, Keeper keeper) {
        return (Connection) Proxy.newProxyInstance(
                LentSession.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LentSession(session, reset, keeper));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals(CLOSE)) {
            giveBack();
            return null;
        }
        if (!open) {
            if (method.getName().equals(IS_CLOSED)) {
                return true;
            }
            throw new SQLException("the session was given back", "08003");
        }
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private void giveBack() throws SQLException {
        if (!open) {
            return;
        }
        open = false;
        try {
            if (!session.getAutoCommit()) {
                session.rollback();
                session.setAutoCommit(true);
            }
            Sql.run(session, reset);
        } catch (SQLException e) {
            // it is dead, or in a state that nobody can tell
            session.abort(Runnable::run);
            session.close();
            return;
        }
        keeper.keep(session);
    }
}
