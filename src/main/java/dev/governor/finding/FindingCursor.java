package dev.governor.finding;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place in an ordered list of findings after which a slice begins.
 *
 * @param sort what the list is ordered by
 * @param score the risk score there, null when the finding is not ranked; only read when ordered by risk
 * @param id the finding's id
 */
record FindingCursor(FindingSort sort, @Nullable Integer score, String id) {

    private static final Pattern BY_RISK = Pattern.compile("([0-9]{1,3}|none)\\.(fnd_.*)");

    /** Reads what {@link #text} wrote; null is the start of the list. */
    static Optional<FindingCursor> of(FindingSort sort, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (sort == FindingSort.NEWEST) {
            Page.cursor("fnd", text);
            return Optional.of(new FindingCursor(sort, null, text));
        }
        Matcher parts = BY_RISK.matcher(text);
        if (!parts.matches() || !Ids.isOne("fnd", parts.group(2))) {
            throw ProblemException.at(
                    ProblemCode.INVALID_CURSOR, "?cursor", "`" + text + "` is no cursor that was handed out");
        }
        Integer score = parts.group(1).equals("none") ? null : Integer.valueOf(parts.group(1));
        return Optional.of(new FindingCursor(sort, score, parts.group(2)));
    }

    static String order(FindingSort sort) {
        return switch (sort) {
            case NEWEST -> "id desc";
            case RISK -> "risk_score desc nulls last, id desc";
        };
    }

    static String text(FindingSort sort, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return switch (sort) {
            case NEWEST -> id;
            case RISK -> {
                int score = row.getInt("risk_score");
                yield (row.wasNull() ? "none" : String.valueOf(score)) + "." + id;
            }
        };
    }

    void narrow(StringBuilder sql, List<Object> values) {
        if (sort == FindingSort.NEWEST) {
            sql.append(" and id < ?");
        } else if (score == null) {
            sql.append(" and risk_score is null and id < ?");
        } else {
            sql.append(" and (risk_score is null or risk_score < ? or risk_score = ? and id < ?)");
            values.add(score);
            values.add(score);
        }
        values.add(id);
    }
}
