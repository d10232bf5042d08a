package dev.governor.kernel;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes identifiers: a three-letter prefix, an underscore and 26 characters of Crockford base 32 that sort by time.
 *
 * <p>The layout is that of a ULID (48 bits of milliseconds, 80 random bits), in lower case.
 *
 * @see <a href="https://github.com/ulid/spec">ULID</a>
 */
public final class Ids {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** Tells whether {@code text} has the form of what {@link #next} returns for {@code prefix}. */
    public static boolean isOne(String prefix, String text) {
        return text.startsWith(prefix + "_")
                && FORM.matcher(text.substring(prefix.length() + 1)).matches();
    }

    /** Returns a new identifier such as {@code pln_01jd3n…}; {@code millis} is the time it sorts by. */
    public static String next(String prefix, long millis) {
        StringBuilder id = new StringBuilder(prefix.toLowerCase(Locale.ROOT)).append('_');
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(ALPHABET[(int) (millis >>> shift) & 31]);
        }
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        for (byte bits : random) {
            id.append(ALPHABET[bits & 31]);
        }
        return id.toString();
    }
}
