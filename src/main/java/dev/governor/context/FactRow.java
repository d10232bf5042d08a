package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as rows of {@code context_fact}. One object reads one result: equal words of its rows become one string. */
final class FactRow {

    /** What {@link #read} expects, in order. */
    static final String COLUMNS = "kind, asset, label, target, content, ends_at, source, trust, as_of, body";

    /** How many parameters {@link #write} sets, from the first on. */
    static final int PARAMETERS = 9;

    private static final String ASSET = "asset";
    private static final String RELATION = "relation";
    private static final String ATTRIBUTE = "attribute";
    private static final String VEX = "vex";
    private static final int MAX_WORDS = 10_000;

    private final Map<String, String> words = new HashMap<>();
    private @Nullable Instant moment;

    /** Returns the fact of the current row, whose columns from {@code first} on are {@link #COLUMNS}. */
    ContextFact read(ResultSet row, int first) throws SQLException {
        String kind = row.getString(first);
        String body = row.getString(first + 9);
        if (body != null) {
            return fromBody(kind, body);
        }
        AssetKey asset = new AssetKey(row.getString(first + 1));
        String label = word(row.getString(first + 2));
        String source = word(row.getString(first + 6));
        Trust trust = Level.of(Trust.class, row.getString(first + 7)).orElseThrow();
        Instant asOf = moment(row, first + 8);
        return switch (kind) {
            case ASSET -> new AssetFact(asset, row.getString(first + 4), label, source, trust, asOf);
            case RELATION ->
                new RelationFact(
                        asset,
                        Level.of(RelationType.class, label).orElseThrow(),
                        new AssetKey(row.getString(first + 3)),
                        source,
                        trust,
                        asOf);
            case ATTRIBUTE ->
                new AttributeFact(
                        asset,
                        Level.of(Attribute.class, label).orElseThrow(),
                        word(row.getString(first + 4)),
                        source,
                        trust,
                        asOf);
            case VEX ->
                new VexFact(
                        asset,
                        new AssetKey(row.getString(first + 3)),
                        Level.of(VexStatus.class, label).orElseThrow(),
                        row.getString(first + 4),
                        moment(row, first + 5),
                        source,
                        trust,
                        asOf);
            default -> throw unknown(kind);
        };
    }

    /** Sets the parameters for {@code fact}: {@link #COLUMNS} without the last, which is for rows of old. */
    static void write(ContextFact fact, PreparedStatement row) throws SQLException {
        row.setString(2, fact.asset().text());
        row.setString(4, null);
        row.setObject(6, null);
        row.setString(7, fact.source());
        row.setString(8, fact.trust().word());
        row.setObject(9, time(fact.asOf()));
        if (fact instanceof AssetFact asset) {
            write(row, ASSET, asset.type(), asset.name());
        } else if (fact instanceof AttributeFact attribute) {
            write(row, ATTRIBUTE, attribute.attribute().word(), attribute.value());
        } else if (fact instanceof RelationFact relation) {
            write(row, RELATION, relation.type().word(), null);
            row.setString(4, relation.to().text());
        } else if (fact instanceof VexFact vex) {
            write(row, VEX, vex.status().word(), vex.justification());
            row.setString(4, vex.vulnerability().text());
            row.setObject(6, time(vex.until()));
        }
    }

    private static void write(PreparedStatement row, String kind, String label, @Nullable String content)
            throws SQLException {
        row.setString(1, kind);
        row.setString(3, label);
        row.setString(5, content);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        if (time == null) {
            return null;
        }
        Instant read = time.toInstant();
        if (!read.equals(moment)) {
            moment = read;
        }
        return moment;
    }

    private String word(String text) {
        if (words.size() >= MAX_WORDS) {
            words.clear();
        }
        String known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static ContextFact fromBody(String kind, String body) {
        return switch (kind) {
            case ASSET -> CanonicalJson.read(body, AssetFact.class);
            case RELATION -> CanonicalJson.read(body, RelationFact.class);
            case ATTRIBUTE -> CanonicalJson.read(body, AttributeFact.class);
            case VEX -> CanonicalJson.read(body, VexFact.class);
            default -> throw unknown(kind);
        };
    }

    private static IllegalStateException unknown(String kind) {
        return new IllegalStateException("a context fact has the kind `" + kind + "`");
    }
}
