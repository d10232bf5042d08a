package dev.governor.simulation;

import dev.governor.kernel.Level;
import dev.governor.policy.Outcome;
import dev.governor.policy.PolicyVocabulary;
import dev.governor.policy.action.AgentVocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The decisions in the database, read by their ids, which sort by time, a page in a statement: no transaction stays open, and
 * what is decided meanwhile is newer than what is still to be read.
 */
@ApplicationScoped
public class StoredCases implements RecordedCases {

    private static final int PAGE = 5_000;
    private static final String LAST = "zzz";
    private static final Map<String, Outcome> OUTCOMES =
            Arrays.stream(Outcome.values()).collect(Collectors.toUnmodifiableMap(Level::word, Function.identity()));

    private static final List<Kind> KINDS = List.of(
            new Kind(PolicyVocabulary.DIRECTORY, "decision", "case_body", "preview = false and id < ?"),
            new Kind(AgentVocabulary.DIRECTORY, "action_decision", "cases", "id < ?"));

    /** Where the decisions by the rules of one directory are kept. */
    private record Kind(String directory, String table, String body, String condition) {

        String page(Window window) {
            return "select id, tenant, outcome, decided_at, case_digest, " + body + " from " + table + " where "
                    + condition
                    + (window.from() == null ? "" : " and decided_at >= ?")
                    + (window.until() == null ? "" : " and decided_at < ?")
                    + (window.tenant() == null ? "" : " and tenant = ?")
                    + " order by id desc limit ?";
        }
    }

    private final DataSource database;

    StoredCases(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean read(Window window, Consumer<List<RecordedCase>> reader) {
        boolean all = true;
        for (Kind kind : KINDS) {
            all &= read(kind, window, reader);
        }
        return all;
    }

    private boolean read(Kind kind, Window window, Consumer<List<RecordedCase>> reader) {
        String before = LAST;
        long left = window.most();
        while (left > 0) {
            List<RecordedCase> page = page(kind, window, before, (int) Math.min(PAGE, left));
            if (page.isEmpty()) {
                return true;
            }
            reader.accept(page);
            before = page.get(page.size() - 1).decision();
            left -= page.size();
        }
        return page(kind, window, before, 1).isEmpty();
    }

    private List<RecordedCase> page(Kind kind, Window window, String before, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(kind.page(window))) {
            int next = 1;
            query.setString(next++, before);
            if (window.from() != null) {
                query.setObject(next++, window.from().atOffset(ZoneOffset.UTC));
            }
            if (window.until() != null) {
                query.setObject(next++, window.until().atOffset(ZoneOffset.UTC));
            }
            if (window.tenant() != null) {
                query.setString(next++, window.tenant());
            }
            query.setInt(next, most);
            try (ResultSet rows = query.executeQuery()) {
                List<RecordedCase> page = new ArrayList<>(most);
                while (rows.next()) {
                    page.add(row(kind, rows));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("recorded decisions cannot be read", e);
        }
    }

    private static RecordedCase row(Kind kind, ResultSet rows) throws SQLException {
        String outcome = rows.getString(3);
        @Nullable Outcome known = OUTCOMES.get(outcome);
        if (known == null) {
            throw new IllegalStateException("a recorded decision has no outcome of today's");
        }
        return new RecordedCase(
                kind.directory(),
                rows.getString(1),
                rows.getString(2),
                known,
                rows.getObject(4, OffsetDateTime.class).toInstant(),
                rows.getString(5),
                rows.getString(6));
    }
}
