package dev.governor.execution.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The server's own refusal of a statement for want of a privilege.
 *
 * <p>INVARIANT: only it says closed. SQLSTATE 42501 that something the statement calls has raised does not.
 */
final class Denial {

    /** Its SQLSTATE. */
    static final String SQLSTATE = "42501";

    /**
     * What the server names as the place of its own denial; a function that raises the same state is elsewhere.
     * Sequences, roles and row security are checked where they are used.
     */
    private static final Set<String> OWN_DENIALS = Set.of(
            "aclcheck_error",
            "nextval_internal",
            "currval_oid",
            "do_setval",
            "check_enable_rls",
            "call_string_check_hook",
            "ExecAlterDefaultPrivilegesStmt",
            "check_role_membership_authorization");

    private Denial() {}

    /** Tells whether the server itself denied the statement, and not something that planning or running it called. */
    static boolean isOne(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException denial ? denial.getServerErrorMessage() : null;
        return SQLSTATE.equals(e.getSQLState())
                && said != null
                && said.getWhere() == null
                && said.getRoutine() != null
                && OWN_DENIALS.contains(said.getRoutine());
    }

    /** Returns what else {@code e} is, in words. */
    static String otherwise(SQLException e) {
        return ": SQLSTATE " + e.getSQLState()
                + (SQLSTATE.equals(e.getSQLState()) ? ", raised by something the statement calls" : "");
    }
}
