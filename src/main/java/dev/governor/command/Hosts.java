package dev.governor.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Host names in URLs and in the short form of ssh. */
final class Hosts {

    private static final Pattern URL =
            Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/@?#]*@)?(\\[[0-9A-Fa-f:.]+]|[^/:?#]+).*", Pattern.DOTALL);
    private static final Pattern SHORT = Pattern.compile("^(?:[^@/:]+@)?([^@/:]+):(?!//).*", Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile(
            "^(?:[^@/]+@)?((?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+|localhost)(?::\\d+)?(?:[/?#].*)?$", Pattern.DOTALL);

    private Hosts() {}

    /** Returns the host of a URL or of {@code user@host:path}. */
    static Optional<String> of(String address) {
        Matcher url = URL.matcher(address);
        if (url.matches()) {
            return Optional.of(url.group(1).toLowerCase(Locale.ROOT));
        }
        Matcher other = SHORT.matcher(address);
        return other.matches() ? Optional.of(other.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Returns the host of an address that may go without a scheme, as curl takes it. */
    static Optional<String> loose(String address) {
        Matcher bare = BARE.matcher(address);
        return bare.matches() ? Optional.of(bare.group(1).toLowerCase(Locale.ROOT)) : of(address);
    }
}
