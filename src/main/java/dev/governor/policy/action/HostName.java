package dev.governor.policy.action;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** Names of hosts in text from outside. */
final class HostName {

    /** The longest name the public name system can hold. */
    private static final int LONGEST = 253;

    private static final String NONE = "?";

    private HostName() {}

    /** Returns {@code host} in the one form that is compared, or a text that is no host. */
    static String normal(String host) {
        String bare = host.strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (bare.endsWith(".")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        if (bare.isEmpty() || bare.length() > LONGEST) {
            return NONE;
        }
        try {
            return bare.indexOf(':') >= 0 ? bare : IDN.toASCII(bare).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }

    /** Tells whether {@code text}, in small letters, is labels with dots between them of which the last is no number. */
    static boolean isName(String text) {
        int label = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean inLabel =
                    letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '-' || letter == '_';
            if (!inLabel && (letter != '.' || i == label)) {
                return false;
            }
            label = letter == '.' ? i + 1 : label;
        }
        String last = text.substring(label);
        return !last.isEmpty() && Numerals.ofAnyBase(last, Long.MAX_VALUE / 32) < 0 && !isDigits(last);
    }

    /**
     * Returns the host of {@code url}, or empty when it names none; what readers take apart differently stays as it is, and so
     * is no host that anybody knows.
     */
    static Optional<String> ofUrl(String url) {
        String text = url.strip();
        if (text.chars().anyMatch(c -> c == '\\' || c <= ' ' || c == 0x7F || Character.isWhitespace(c))) {
            return Optional.of(url);
        }
        String authority = text.substring(authority(text));
        int end = 0;
        while (end < authority.length() && "/?#".indexOf(authority.charAt(end)) < 0) {
            end++;
        }
        authority = authority.substring(0, end);
        int user = authority.indexOf('@');
        String place = authority.substring(user + 1);
        int close = place.startsWith("[") ? place.indexOf(']') + 1 : place.indexOf(':');
        int stop = close < 0 ? place.length() : close;
        boolean plain = place.indexOf('@') < 0 && (stop == place.length() || isPort(place.substring(stop)));
        String host = plain ? place.substring(0, stop) : url;
        return host.isBlank() ? Optional.empty() : Optional.of(host);
    }

    /** Returns where the authority of {@code url} begins: behind a scheme and two strokes, if it has them. */
    private static int authority(String url) {
        int colon = 0;
        while (colon < url.length() && isOfScheme(url.charAt(colon), colon)) {
            colon++;
        }
        boolean scheme = colon > 0 && colon < url.length() && url.charAt(colon) == ':';
        int from = scheme && !isPort(beforePath(url.substring(colon))) ? colon + 1 : 0;
        return url.startsWith("//", from) ? from + 2 : from;
    }

    private static String beforePath(String text) {
        int end = 0;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isOfScheme(char letter, int at) {
        boolean first = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
        return first || at > 0 && (letter >= '0' && letter <= '9' || "+.-".indexOf(letter) >= 0);
    }

    private static boolean isPort(String text) {
        return text.length() > 1 && text.charAt(0) == ':' && isDigits(text.substring(1));
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
