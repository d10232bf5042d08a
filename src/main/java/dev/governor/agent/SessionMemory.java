package dev.governor.agent;

import dev.governor.bundle.RuleDefinition;
import dev.governor.kernel.Tenant;
import dev.governor.policy.Outcome;
import dev.governor.policy.action.ActionDecision;
import dev.governor.policy.action.RaisedAlert;
import dev.governor.policy.action.SessionStanding;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/**
 * What is remembered of sessions: how often they were denied, whether they were ended, which alerts they raised.
 *
 * <p>Counts are exact, and forgotten after {@link ActionConfig#denialMemory}. Rows appear only for sessions that were denied
 * or raised an alert, and are removed after {@link ActionConfig#terminationMemory}. Writes happen in the transaction of the
 * decision and after its receipt, so one at a time.
 */
@ApplicationScoped
class SessionMemory {

    private static final String STANDING = """
            select coalesce(sum(denials), 0),
                   coalesce(sum(case when session = ? then denials else 0 end), 0),
                   coalesce(max(case when session = ? and terminated_at is not null then 1 else 0 end), 0)
            from agent_session
            where tenant = ? and agent = ? and (last_denied_at >= ? or session = ? and terminated_at is not null)""";
    private static final String COUNT_DENIAL = """
            update agent_session
            set denials = case when last_denied_at < ? then 1 else denials + 1 end,
                last_denied_at = ?,
                terminated_at = coalesce(terminated_at, ?)
            where tenant = ? and agent = ? and session = ?""";
    private static final String FIRST_DENIAL =
            "insert into agent_session (denials, last_denied_at, terminated_at, tenant, agent, session)"
                    + " values (1, ?, ?, ?, ?, ?)";
    private static final String COUNT_ALERT = """
            update action_alert
            set occurrences = occurrences + 1, last_at = ?
            where tenant = ? and agent = ? and session = ? and rule = ?""";
    private static final String FIRST_ALERT =
            "insert into action_alert (raised_at, last_at, occurrences, tenant, agent, session, rule)"
                    + " values (?, ?, 1, ?, ?, ?, ?)";
    private static final String OCCURRENCES =
            "select occurrences from action_alert where tenant = ? and agent = ? and session = ? and rule = ?";

    private final DataSource database;
    private final ActionConfig config;
    private final Clock clock;

    SessionMemory(DataSource database, ActionConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Returns what {@code agent} did lately, in {@code session} and elsewhere. */
    SessionStanding standing(Tenant tenant, String agent, String session) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(STANDING)) {
            query.setString(1, session);
            query.setString(2, session);
            query.setString(3, tenant.name());
            query.setString(4, agent);
            query.setObject(5, forgotten());
            query.setString(6, session);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new SessionStanding(row.getInt(2), row.getInt(1), row.getInt(3) == 1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the memory of sessions cannot be read", e);
        }
    }

    /** Counts a decision that denies or is stricter; one that terminates ends the session. */
    void denied(ActionDecision decision) {
        OffsetDateTime now = time(decision.decidedAt());
        OffsetDateTime ended = decision.outcome() == Outcome.TERMINATE ? now : null;
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(COUNT_DENIAL)) {
            update.setObject(1, forgotten());
            update.setObject(2, now);
            update.setObject(3, ended);
            update.setString(4, decision.tenant().name());
            update.setString(5, decision.agent());
            update.setString(6, decision.session());
            if (update.executeUpdate() == 0) {
                forget(connection);
                try (PreparedStatement insert = connection.prepareStatement(FIRST_DENIAL)) {
                    insert.setObject(1, now);
                    insert.setObject(2, ended);
                    insert.setString(3, decision.tenant().name());
                    insert.setString(4, decision.agent());
                    insert.setString(5, decision.session());
                    insert.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the memory of sessions cannot be written", e);
        }
    }

    /** Counts that {@code rule} wants somebody told about {@code decision}; the first time in a session raises the alert. */
    RaisedAlert alert(ActionDecision decision, RuleDefinition rule) {
        OffsetDateTime now = time(decision.decidedAt());
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(COUNT_ALERT)) {
            update.setObject(1, now);
            key(update, 2, decision, rule);
            boolean known = update.executeUpdate() > 0;
            if (!known) {
                try (PreparedStatement insert = connection.prepareStatement(FIRST_ALERT)) {
                    insert.setObject(1, now);
                    insert.setObject(2, now);
                    key(insert, 3, decision, rule);
                    insert.executeUpdate();
                }
            }
            return new RaisedAlert(
                    rule.id(), rule.text("reason"), !known, known ? occurrences(connection, decision, rule) : 1);
        } catch (SQLException e) {
            throw new IllegalStateException("the memory of alerts cannot be written", e);
        }
    }

    private static int occurrences(Connection connection, ActionDecision decision, RuleDefinition rule)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OCCURRENCES)) {
            key(query, 1, decision, rule);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void key(PreparedStatement statement, int from, ActionDecision decision, RuleDefinition rule)
            throws SQLException {
        statement.setString(from, decision.tenant().name());
        statement.setString(from + 1, decision.agent());
        statement.setString(from + 2, decision.session());
        statement.setString(from + 3, rule.id());
    }

    private void forget(Connection connection) throws SQLException {
        OffsetDateTime before = time(clock.instant().minus(config.terminationMemory()));
        for (String old : new String[] {
            "delete from agent_session where last_denied_at < ?", "delete from action_alert where last_at < ?"
        }) {
            try (PreparedStatement delete = connection.prepareStatement(old)) {
                delete.setObject(1, before);
                delete.executeUpdate();
            }
        }
    }

    private OffsetDateTime forgotten() {
        return time(clock.instant().minus(config.denialMemory()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
