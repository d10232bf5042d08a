package dev.governor.execution.postgres;

import dev.governor.credential.TargetConfiguration.Login;
import dev.governor.credential.postgres.PostgresConnections;
import dev.governor.credential.postgres.PostgresTarget;
import dev.governor.execution.ActionAdapter.Check;
import dev.governor.execution.ActionAdapter.Check.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary logins of a target, as each of which an attack is tried.
 *
 * <p>INVARIANT: one that gets in is enough for open, and all that are asked must be denied for closed; one that could
 * not ask leaves it unknown, unless another gets in. A login that the server does not let into the target's database is
 * not asked.
 */
final class OrdinaryLogins {

    static final String NONE_IS_LET_IN = "no ordinary login may connect to the database";

    private final PostgresConnections connections;

    OrdinaryLogins(PostgresConnections connections) {
        this.connections = connections;
    }

    /** What is asked in the session of one login. */
    interface Question<T> {

        /** Asks it; empty when what the login may says nothing. */
        Optional<T> in(Connection session) throws SQLException;
    }

    /**
     * Asks each login.
     *
     * @param nobody what it is when there was none that says anything
     */
    Check ask(PostgresTarget target, Question<Check> question, String nobody) {
        @Nullable Check unanswered = null;
        @Nullable Check closed = null;
        for (Login login : connections.probes(target)) {
            Optional<Check> answer = as(login, target, question);
            if (answer.isEmpty()) {
                continue;
            }
            switch (answer.get().answer()) {
                case REFUTED -> {
                    return answer.get();
                }
                case UNANSWERED -> unanswered = answer.get();
                case CONFIRMED -> closed = answer.get();
            }
        }
        if (unanswered != null) {
            return unanswered;
        }
        return closed == null ? Check.unanswered(nobody) : closed;
    }

    private Optional<Check> as(Login login, PostgresTarget target, Question<Check> question) {
        try {
            return inSession(login, target, question).map(check -> named(check, login, target));
        } catch (SQLException e) {
            return Optional.of(
                    named(Check.unanswered("the probe could not ask: SQLSTATE " + e.getSQLState()), login, target));
        }
    }

    private Check named(Check check, Login login, PostgresTarget target) {
        return connections.probes(target).size() == 1 || check.answer() == Answer.CONFIRMED
                ? check
                : new Check(check.answer(), "%s, as `%s`".formatted(check.detail(), Way.onOneLine(login.user())));
    }

    /** Returns what each login that is let in has to say. */
    <T> List<T> each(PostgresTarget target, Question<T> question) {
        List<T> answers = new ArrayList<>();
        for (Login login : connections.probes(target)) {
            try {
                inSession(login, target, question).ifPresent(answers::add);
            } catch (SQLException e) {
                throw PostgresConnections.notAsked("ask as an ordinary login", e);
            }
        }
        return answers;
    }

    private <T> Optional<T> inSession(Login login, PostgresTarget target, Question<T> question) throws SQLException {
        Optional<Connection> entered = connections.asProbe(target, login);
        if (entered.isEmpty()) {
            return Optional.empty();
        }
        try (Connection session = entered.get()) {
            return question.in(session);
        }
    }
}
