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
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
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
    private static final String COUNT_DENIALS = """
            update agent_session
            set denials = case when last_denied_at < ? then ? else denials + ? end,
                last_denied_at = ?,
                terminated_at = coalesce(terminated_at, ?)
            where tenant = ? and agent = ? and session = ?""";
    private static final String FIRST_DENIALS =
            "insert into agent_session (denials, last_denied_at, terminated_at, tenant, agent, session)"
                    + " values (?, ?, ?, ?, ?, ?)";
    private static final String COUNT_ALERT = """
            update action_alert
            set occurrences = occurrences + 1, last_at = ?
            where tenant = ? and agent = ? and session = ? and rule = ?""";
    private static final String FIRST_ALERT =
            "insert into action_alert (raised_at, last_at, occurrences, tenant, agent, session, rule)"
                    + " values (?, ?, 1, ?, ?, ?, ?)";
    private static final String OCCURRENCES =
            "select occurrences from action_alert where tenant = ? and agent = ? and session = ? and rule = ?";

    private static final Duration BETWEEN_FORGETTING = Duration.ofMinutes(1);

    private record Session(Tenant tenant, String agent, String name) {

        static Session of(ActionDecision decision) {
            return new Session(decision.tenant(), decision.agent(), decision.session());
        }
    }

    private final DataSource database;
    private final ActionConfig config;
    private final Clock clock;
    private final AtomicLong forgotAt = new AtomicLong();

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

    /** Counts decisions that deny or are stricter; one that terminates ends its session. */
    void denied(List<ActionDecision> decisions) {
        Map<Session, List<ActionDecision>> bySession =
                decisions.stream().collect(Collectors.groupingBy(Session::of, LinkedHashMap::new, Collectors.toList()));
        if (bySession.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            forget(connection);
            Map<Session, List<ActionDecision>> unknown = new LinkedHashMap<>(bySession);
            try (PreparedStatement update = connection.prepareStatement(COUNT_DENIALS)) {
                for (Map.Entry<Session, List<ActionDecision>> each : bySession.entrySet()) {
                    update.setObject(1, forgotten());
                    count(update, 2, each.getValue());
                    count(update, 3, each.getValue());
                    session(update, 4, each);
                    update.addBatch();
                }
                int[] updated = update.executeBatch();
                List<Session> asked = List.copyOf(bySession.keySet());
                for (int i = 0; i < updated.length; i++) {
                    if (updated[i] > 0) {
                        unknown.remove(asked.get(i));
                    }
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(FIRST_DENIALS)) {
                for (Map.Entry<Session, List<ActionDecision>> each : unknown.entrySet()) {
                    count(insert, 1, each.getValue());
                    session(insert, 2, each);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the memory of sessions cannot be written", e);
        }
    }

    private static void count(PreparedStatement statement, int at, List<ActionDecision> denied) throws SQLException {
        statement.setInt(at, denied.size());
    }

    private static void session(PreparedStatement statement, int from, Map.Entry<Session, List<ActionDecision>> denied)
            throws SQLException {
        List<ActionDecision> decisions = denied.getValue();
        OffsetDateTime last = time(decisions.get(decisions.size() - 1).decidedAt());
        boolean ended = decisions.stream().anyMatch(decision -> decision.outcome() == Outcome.TERMINATE);
        statement.setObject(from, last);
        statement.setObject(from + 1, ended ? last : null);
        statement.setString(from + 2, denied.getKey().tenant().name());
        statement.setString(from + 3, denied.getKey().agent());
        statement.setString(from + 4, denied.getKey().name());
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

    /** Removes what is too old to count, now and then. */
    private void forget(Connection connection) throws SQLException {
        Instant now = clock.instant();
        long last = forgotAt.get();
        if (now.toEpochMilli() - last < BETWEEN_FORGETTING.toMillis()
                || !forgotAt.compareAndSet(last, now.toEpochMilli())) {
            return;
        }
        OffsetDateTime before = time(now.minus(config.terminationMemory()));
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
