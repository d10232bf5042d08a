package dev.governor.execution.postgres;

import dev.governor.credential.postgres.Sql;

/**
 * The text of one leased statement: a PL/pgSQL block that changes one thing from one state into another, and marks that
 * it did.
 *
 * <p>The mark is the comment of the leased function itself, in the lease's schema, written in the transaction of the
 * change: where the change is, the mark is, until the lease ends. It holds the version that the change left. The block
 * answers {@code done VERSION} when it made the change or finds its mark, {@code already_done VERSION} when it finds
 * the state without a mark, or raises {@link #DRIFTED}.
 *
 * <p>INVARIANT: it changes nothing unless the state is exactly the one it was written for, and commits nothing unless
 * it then is exactly the one it leads to.
 */
final class FencedStatement {

    /** The SQLSTATE raised when the state is neither that of before nor that of after. */
    static final String DRIFTED = "GV001";

    /** The SQLSTATE raised when the change did not lead where it must; nothing is committed. */
    static final String MISSED = "GV002";

    /** The setting in which a session says what version it found, where the statement asks for one. */
    static final String LEFT = "governor.left";

    private static final String NO_CONDITION = "";
    private static final String EXACTLY_LEFT =
            " OR %s IS DISTINCT FROM pg_catalog.current_setting('" + LEFT + "', true)";

    private final String name;
    private final String state;
    private final String version;

    /**
     * Makes the text of a statement.
     *
     * @param name what the leased function is called
     * @param state an expression for the state as text, null when the target is gone
     * @param version an expression for the target's own version of the state, as text
     */
    FencedStatement(String name, String state, String version) {
        this.name = name;
        this.state = state;
        this.version = version;
    }

    /** Returns the block that runs {@code change} on the state {@code from}, and checks that it led to {@code to}. */
    String between(String from, String to, String change) {
        return text(from, to, change, NO_CONDITION);
    }

    /** Returns the same, for a version that the session must name too: a state that was left and came back is drift. */
    String betweenExactly(String from, String to, String change) {
        return text(from, to, change, EXACTLY_LEFT.formatted(version));
    }

    private String text(String from, String to, String change, String orElseDrifted) {
        return """
            DECLARE
              own text := pg_catalog.format('%%I.%%I()', session_user, %s);
              mark text := pg_catalog.obj_description(own::pg_catalog.regprocedure, 'pg_proc');
              now_is text := %s;
            BEGIN
              IF mark IS NOT NULL THEN
                RETURN 'done ' || mark;
              END IF;
              IF now_is = %s THEN
                RETURN 'already_done ' || %s;
              END IF;
              IF now_is IS DISTINCT FROM %s%s THEN
                RAISE EXCEPTION 'the state changed since it was read' USING ERRCODE = '%s';
              END IF;
              %s
              mark := %s;
              EXECUTE pg_catalog.format('COMMENT ON FUNCTION %%s IS %%L', own, mark);
              IF %s IS DISTINCT FROM %s THEN
                RAISE EXCEPTION 'the change did not lead to the expected state' USING ERRCODE = '%s';
              END IF;
              RETURN 'done ' || mark;
            END
            """.formatted(
                        Sql.literal(name),
                        state,
                        Sql.literal(to),
                        version,
                        Sql.literal(from),
                        orElseDrifted,
                        DRIFTED,
                        change,
                        version,
                        state,
                        Sql.literal(to),
                        MISSED);
    }
}
