package dev.governor.policy.action;

import java.net.IDN;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which hosts count as ours, which as known. A host that is written in an unusual way is unknown; nothing is looked up.
 *
 * <p>Ours are loopback and private addresses, names that the public name system cannot hold, and what the operator lists.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1918">RFC 1918, private addresses</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6761">RFC 6761, special-use names</a>
 */
public final class Destinations {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
    private static final Pattern DOTTED =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern NUMBERS = Pattern.compile("(?:0x[0-9a-f]+|[0-9]+)(?:\\.(?:0x[0-9a-f]+|[0-9]+))*");
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?(?://)?(?:[^/?#@]*@)?(\\[[^\\]]*]|[^:/?#\\\\]*)(?::\\d+)?(?:[/?#].*)?",
            Pattern.DOTALL);
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\\\\\s\\p{Cntrl}]|@[^/?#]*@");
    private static final Pattern PRIVATE =
            Pattern.compile("(?:127\\.|10\\.|192\\.168\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.).*");
    private static final Set<String> METADATA = Set.of(
            "169.254.169.254",
            "169.254.170.2",
            "100.100.100.200",
            "metadata.google.internal",
            "metadata",
            "fd00:ec2::254");
    private static final Pattern LINK_LOCAL = Pattern.compile("169\\.254\\..*|100\\.100\\.100\\.200");
    private static final Pattern MAPPED =
            Pattern.compile("(?:0*:)*:?(?:ffff:)?(?:(\\d+\\.\\d+\\.\\d+\\.\\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))");
    private static final List<String> RESERVED = List.of("localhost", "test", "internal", "local", "home.arpa");
    private static final int LONGEST = 253;

    private final Set<String> ours;
    private final Set<String> known;

    public Destinations(Collection<String> ours, Collection<String> known) {
        this.ours = ours.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.known = known.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the farthest of {@code hosts}; {@link Egress#NONE} when there are none. */
    Egress farthest(Collection<String> hosts) {
        return hosts.stream().map(this::of).max(Comparator.naturalOrder()).orElse(Egress.NONE);
    }

    /** Returns where {@code host} is. */
    Egress of(String host) {
        String name = normal(host);
        if (METADATA.contains(name) || LINK_LOCAL.matcher(plain(name)).matches() || name.startsWith("fe80:")) {
            return Egress.METADATA;
        }
        if (name.equals("::1")
                || DOTTED.matcher(name).matches() && PRIVATE.matcher(name).matches()) {
            return Egress.INTERNAL;
        }
        if (NUMBERS.matcher(name).matches() || !NAME.matcher(name).matches()) {
            return known.contains(name) ? Egress.KNOWN : Egress.UNKNOWN;
        }
        if (RESERVED.stream().anyMatch(top -> within(name, top))
                || ours.stream().anyMatch(own -> within(name, own))) {
            return Egress.INTERNAL;
        }
        return known.contains(name) ? Egress.KNOWN : Egress.UNKNOWN;
    }

    /**
     * Returns the host of {@code url}, or empty when it names none; what readers take apart differently stays as it is, and so
     * is no host that anybody knows.
     */
    static Optional<String> hostOf(String url) {
        Matcher matcher = AUTHORITY.matcher(url.strip());
        String host = matcher.matches() && !AMBIGUOUS.matcher(url.strip()).find() ? matcher.group(1) : url;
        return host.isBlank() ? Optional.empty() : Optional.of(host);
    }

    /** Returns the dotted form of an address that is one number, or numbers in another base, or inside an IPv6 address. */
    private static String plain(String name) {
        Matcher mapped = MAPPED.matcher(name);
        if (mapped.matches()) {
            return mapped.group(1) != null
                    ? mapped.group(1)
                    : dotted((Long.parseLong(mapped.group(2), 16) << 16) + Long.parseLong(mapped.group(3), 16));
        }
        if (!NUMBERS.matcher(name).matches()) {
            return name;
        }
        String[] parts = name.split("\\.");
        long address = 0;
        for (int at = 0; at < parts.length && parts.length <= 4; at++) {
            int bits = at == parts.length - 1 ? 8 * (5 - parts.length) : 8;
            long part = number(parts[at]);
            if (part >= 1L << bits) {
                return name;
            }
            address = (address << bits) + part;
        }
        return dotted(address);
    }

    private static long number(String part) {
        boolean hexadecimal = part.startsWith("0x");
        boolean octal = part.length() > 1 && part.startsWith("0") && part.matches("[0-7]+");
        String digits = hexadecimal ? part.substring(2) : part;
        return digits.length() > 16 ? Long.MAX_VALUE : Long.parseLong(digits, hexadecimal ? 16 : octal ? 8 : 10);
    }

    private static String dotted(long address) {
        return "%d.%d.%d.%d".formatted(address >> 24 & 0xFF, address >> 16 & 0xFF, address >> 8 & 0xFF, address & 0xFF);
    }

    private static boolean within(String name, String suffix) {
        return name.equals(suffix) || name.endsWith("." + suffix);
    }

    private static String normal(String host) {
        String bare = host.strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (bare.endsWith(".")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        if (bare.isEmpty() || bare.length() > LONGEST) {
            return "?";
        }
        try {
            return bare.indexOf(':') >= 0 ? bare : IDN.toASCII(bare).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }
}
