package dev.governor.policy.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.Complaints;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which hosts count as ours, which as known. A host that is written in an unusual way is unknown; nothing is looked up.
 *
 * <p>The bundle lists them in {@code knowledge/destinations.yaml}: addresses and names that the public name system cannot
 * hold, and where clouds hand out credentials. The operator of an installation adds hosts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1918">RFC 1918, private addresses</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6761">RFC 6761, special-use names</a>
 */
public final class Destinations {

    private final List<HostList> lists;

    private Destinations(List<HostList> lists) {
        this.lists = List.copyOf(lists);
    }

    /**
     * What an installation adds.
     *
     * @param ours names whose hosts are ours, with everything below them
     * @param known hosts outside that anything may be sent to, exactly these
     */
    public Destinations(Collection<String> ours, Collection<String> known) {
        this(List.of(HostList.of(ours, known)));
    }

    /** Returns what stands in {@code tree}, after telling {@code complaints} what is wrong with it. */
    static Destinations read(JsonNode tree, Complaints complaints) {
        return new Destinations(List.of(HostList.read(tree, complaints)));
    }

    /** Returns these hosts and {@code others}. */
    Destinations and(Destinations others) {
        return new Destinations(
                Stream.concat(lists.stream(), others.lists.stream()).toList());
    }

    /** Returns the farthest of {@code hosts}; {@link Egress#NONE} when there are none. */
    Egress farthest(Collection<String> hosts) {
        return hosts.stream().map(this::of).max(Comparator.naturalOrder()).orElse(Egress.NONE);
    }

    /** Returns where {@code host} is. */
    Egress of(String host) {
        String name = HostName.normal(host);
        List<Network> meant = Stream.concat(Network.anyForm(name).stream(), Network.spelledIn(name).stream())
                .toList();
        List<Network> written = Network.address(name).stream().toList();
        boolean isName = HostName.isName(name);
        if (lists.stream().anyMatch(list -> list.metadata().contains(name) || within(list.metadataNetworks(), meant))) {
            return Egress.METADATA;
        }
        if (lists.stream()
                .anyMatch(
                        list -> within(list.internalNetworks(), written) || isName && within(list.internal(), name))) {
            return Egress.INTERNAL;
        }
        return lists.stream().anyMatch(list -> list.known().contains(name)) ? Egress.KNOWN : Egress.UNKNOWN;
    }

    /**
     * Returns the host of {@code url}, or empty when it names none; what readers take apart differently stays as it is, and so
     * is no host that anybody knows.
     */
    static Optional<String> hostOf(String url) {
        return HostName.ofUrl(url);
    }

    private static boolean within(List<Network> networks, List<Network> addresses) {
        return addresses.stream().anyMatch(address -> networks.stream().anyMatch(network -> network.holds(address)));
    }

    private static boolean within(Collection<String> suffixes, String name) {
        for (int at = 0; at >= 0; at = name.indexOf('.', at) < 0 ? -1 : name.indexOf('.', at) + 1) {
            if (suffixes.contains(name.substring(at))) {
                return true;
            }
        }
        return false;
    }
}
