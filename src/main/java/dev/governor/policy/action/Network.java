package dev.governor.policy.action;

import dev.governor.kernel.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that begin alike, as 128 bits; an IPv4 address is the mapped IPv6 address ({@code ::ffff:0:0/96}).
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 * @param prefix how many bits count, 0 to 128; 128 for a single address
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632, CIDR</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291, textual forms</a>
 */
record Network(long high, long low, int prefix) {

    private static final int BITS = 128;
    private static final int GROUPS = 8;
    private static final long MAPPED = 0xFFFFL << 32;
    private static final long NAT64 = 0x64FF9BL << 32;

    /** Returns the addresses that {@code text} writes, an address or {@code address/bits}, or empty when it writes none. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<Network> address = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0 || address.isEmpty()) {
            return address;
        }
        int shift = text.indexOf(':') < 0 ? BITS - 32 : 0;
        long bits = Numerals.of(text.substring(slash + 1), 10, BITS - shift);
        return bits < 0
                ? Optional.empty()
                : Optional.of(new Network(address.get().high(), address.get().low(), (int) bits + shift));
    }

    /** Returns the address that {@code text} writes in the usual form: four plain numbers, or groups with colons. */
    static Optional<Network> address(String text) {
        if (text.indexOf(':') >= 0) {
            return groups(text);
        }
        List<String> parts = Split.at('.', text);
        long address = 0;
        for (String part : parts) {
            boolean padded = part.length() > 1 && part.startsWith("0");
            long number = padded ? -1 : Numerals.of(part, 10, 255);
            if (number < 0 || parts.size() != 4) {
                return Optional.empty();
            }
            address = address << 8 | number;
        }
        return Optional.of(of4(address));
    }

    /**
     * Returns the address that programs make of {@code text}: also one number, or numbers to another base, or an IPv4 address
     * inside an IPv6 address.
     */
    static Optional<Network> anyForm(String text) {
        if (text.indexOf(':') >= 0) {
            return groups(text).map(Network::unwrapped);
        }
        List<String> parts = Split.at('.', text);
        long address = 0;
        for (int at = 0; at < parts.size(); at++) {
            int bits = at == parts.size() - 1 ? 8 * (5 - parts.size()) : 8;
            long part = parts.size() > 4 ? -1 : Numerals.ofAnyBase(parts.get(at), (1L << bits) - 1);
            if (part < 0) {
                return Optional.empty();
            }
            address = address << bits | part;
        }
        return Optional.of(of4(address));
    }

    /**
     * Returns the addresses whose numbers stand in the name {@code text}, with dots or strokes between them, or as eight
     * hexadecimal digits: there are public names that lead to whatever address they hold.
     */
    static List<Network> spelledIn(String text) {
        List<Network> found = new ArrayList<>();
        List<String> parts = Split.at('.', text.replace('-', '.'));
        for (int at = 0; at < parts.size(); at++) {
            if (at + 4 <= parts.size()) {
                address(String.join(".", parts.subList(at, at + 4))).ifPresent(found::add);
            }
            long whole = parts.get(at).length() == 8 ? Numerals.of(parts.get(at), 16, 0xFFFFFFFFL) : -1;
            if (whole >= 0) {
                found.add(of4(whole));
            }
        }
        return found;
    }

    /** Tells whether the single address {@code other} belongs to it. */
    boolean holds(Network other) {
        long upper = mask(Math.min(prefix, 64));
        long lower = mask(Math.max(prefix - 64, 0));
        return ((high ^ other.high) & upper) == 0 && ((low ^ other.low) & lower) == 0;
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    private static Network of4(long address) {
        return new Network(0, MAPPED | address, BITS);
    }

    /** Returns the IPv4 address that this one stands for: mapped, compatible, or behind the well-known prefix of RFC 6052. */
    private Network unwrapped() {
        boolean inside =
                high == 0 && (low >>> 32 == 0xFFFF || low >>> 32 == 0 && low > 1) || high == NAT64 && low >>> 32 == 0;
        return inside ? of4(low & 0xFFFFFFFFL) : this;
    }

    private static Optional<Network> groups(String text) {
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        int gap = plain.indexOf("::");
        if (gap >= 0 && plain.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] all = new int[GROUPS];
        int left = fill(gap < 0 ? plain : plain.substring(0, gap), all, 0);
        int[] rest = new int[GROUPS];
        int right = gap < 0 ? 0 : fill(plain.substring(gap + 2), rest, 0);
        if (left < 0 || right < 0 || (gap < 0 ? left != GROUPS : left + right >= GROUPS)) {
            return Optional.empty();
        }
        System.arraycopy(rest, 0, all, GROUPS - right, right);
        return Optional.of(new Network(four(all, 0), four(all, 4), BITS));
    }

    /** Writes the groups of {@code text} to {@code groups} and returns how many they are, or -1 when it has none. */
    private static int fill(String text, int[] groups, int from) {
        int count = from;
        if (text.isEmpty()) {
            return count;
        }
        List<String> parts = Split.at(':', text);
        for (int at = 0; at < parts.size(); at++) {
            boolean dotted = at == parts.size() - 1 && parts.get(at).indexOf('.') >= 0;
            Optional<Network> inner = dotted ? address(parts.get(at)) : Optional.empty();
            long group = dotted || parts.get(at).length() > 4 ? -1 : Numerals.of(parts.get(at), 16, 0xFFFF);
            if (count + (dotted ? 2 : 1) > groups.length || (group < 0 && inner.isEmpty())) {
                return -1;
            }
            if (inner.isPresent()) {
                groups[count++] = (int) (inner.get().low() >>> 16 & 0xFFFF);
                groups[count++] = (int) (inner.get().low() & 0xFFFF);
            } else {
                groups[count++] = (int) group;
            }
        }
        return count;
    }

    private static long four(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }
}
