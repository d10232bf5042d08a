package dev.governor.execution.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.ParameterList;
import org.postgresql.core.QueryExecutor;

/**
 * Calls a function with more arguments than any function has.
 *
 * <p>The server checks the rights on schema and function first and counts the arguments then, so nothing of the
 * function ever runs. A planned call would not do: to plan a call of an immutable function is to run it.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-FUNCTION-CALL">Function Call</a>
 */
final class FunctionAttack implements Attack {

    static final String EXECUTE = "EXECUTE";

    /** One more than the most that a function can have. */
    private static final int TOO_MANY_ARGUMENTS = 101;

    private static final int UNSPECIFIED_TYPE = 0;

    /** Protocol violation: what the server answers to such a call when it would let a right one pass. */
    private static final String WRONG_NUMBER_OF_ARGUMENTS = "08P01";

    @Override
    public void on(Connection session, Grants function, String privilege) throws SQLException {
        QueryExecutor executor = session.unwrap(BaseConnection.class).getQueryExecutor();
        ParameterList arguments = executor.createFastpathParameters(TOO_MANY_ARGUMENTS);
        for (int i = 1; i <= TOO_MANY_ARGUMENTS; i++) {
            arguments.setNull(i, UNSPECIFIED_TYPE);
        }
        try {
            executor.fastpathCall((int) function.oid(), arguments, true);
        } catch (SQLException e) {
            if (!WRONG_NUMBER_OF_ARGUMENTS.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
