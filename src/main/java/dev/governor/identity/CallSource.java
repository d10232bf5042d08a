package dev.governor.identity;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where the current request comes from, as far as attempts are counted together: an IPv4 address, or the first 64 bits of an IPv6
 * address, because whoever has one of those has them all.
 *
 * <p>Behind a proxy that is the proxy, unless {@code quarkus.http.proxy} is configured to trust its headers.
 */
@ApplicationScoped
class CallSource {

    private static final int NETWORK_BYTES = 8;
    private static final String UNKNOWN = "unknown";

    private final RoutingContext request;

    CallSource(RoutingContext request) {
        this.request = request;
    }

    String word() {
        SocketAddress address = request.request().remoteAddress();
        return word(address == null ? null : address.hostAddress());
    }

    static String word(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return address == null ? UNKNOWN : address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length <= NETWORK_BYTES
                    ? address
                    : HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
        } catch (UnknownHostException e) {
            // an address that came with a connection is one; what is none counts as itself
            return address;
        }
    }
}
