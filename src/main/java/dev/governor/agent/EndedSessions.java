package dev.governor.agent;

import dev.governor.policy.action.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** The sessions that were ended, looked up before anything that they ask for is read. */
@ApplicationScoped
class EndedSessions {

    private static final String ENDED = """
        select session from agent_session
        where tenant = ? and agent = ? and terminated_at is not null and session in (%s)\
        """;

    private final DataSource database;

    EndedSessions(DataSource database) {
        this.database = database;
    }

    /** Returns those of {@code sessions} of {@code actor} that were ended. */
    Set<String> among(Set<String> sessions, Actor actor) {
        String places = String.join(", ", Collections.nCopies(sessions.size(), "?"));
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(ENDED.formatted(places))) {
            query.setString(1, actor.tenant().name());
            query.setString(2, actor.subject());
            int at = 3;
            for (String session : sessions) {
                query.setString(at++, session);
            }
            Set<String> ended = new HashSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ended.add(row.getString(1));
                }
            }
            return ended;
        } catch (SQLException e) {
            throw new IllegalStateException("the ended sessions cannot be read", e);
        }
    }
}
