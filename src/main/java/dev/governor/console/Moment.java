package dev.governor.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time as people read it: how long ago, with the exact time beside it.
 *
 * @param iso ISO-8601, for machines
 * @param absolute to the second, in UTC
 * @param relative for example {@code 3 min ago} or {@code in 2 h}
 */
record Moment(String iso, String absolute, String relative) {

    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Moment of(Instant at, Instant now) {
        return new Moment(at.truncatedTo(ChronoUnit.SECONDS).toString(), ABSOLUTE.format(at), relative(at, now));
    }

    private static String relative(Instant at, Instant now) {
        Duration distance = Duration.between(at, now);
        String length = length(distance.abs());
        if (length.isEmpty()) {
            return "just now";
        }
        return distance.isNegative() ? "in " + length : length + " ago";
    }

    private static String length(Duration distance) {
        if (distance.toSeconds() < 5) {
            return "";
        }
        if (distance.toMinutes() < 1) {
            return distance.toSeconds() + " s";
        }
        if (distance.toHours() < 1) {
            return distance.toMinutes() + " min";
        }
        return distance.toDays() < 2 ? distance.toHours() + " h" : distance.toDays() + " days";
    }
}
