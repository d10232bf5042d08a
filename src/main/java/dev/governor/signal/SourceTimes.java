package dev.governor.signal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one parser of times that sources write: ISO-8601 with a {@code T} or a blank, 0 to 9 fraction digits, with or
 * without a zone (UTC then), a date alone, and numbers since 1970 in seconds, milli-, micro- or nanoseconds.
 *
 * <p>Times are cut to the microsecond, as the database keeps them.
 */
public final class SourceTimes {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendPattern("[' ']")
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private SourceTimes() {}

    /** Returns the moment {@code text} names, or null when it names none. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            String trimmed = text.strip().replace(" UTC", "Z");
            TemporalAccessor read = FORM.parseBest(trimmed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return instant(read).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the moment {@code node} (text or number) names, or null when it names none. */
    public static @Nullable Instant parse(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return sinceEpoch(node.longValue());
        }
        return node.isTextual() ? parse(node.textValue()) : null;
    }

    private static @Nullable Instant sinceEpoch(long number) {
        if (number <= 0) {
            return null;
        }
        if (number < 100_000_000_000L) {
            return Instant.ofEpochSecond(number);
        }
        if (number < 100_000_000_000_000L) {
            return Instant.ofEpochMilli(number);
        }
        long micros = number < 100_000_000_000_000_000L ? number : number / 1_000;
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Instant instant(TemporalAccessor read) {
        if (read instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (read instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
