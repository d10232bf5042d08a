package dev.governor.bundle;

import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/** Believes a host only when the file of known hosts has its key: nobody is asked, and nothing is ever added. */
final class StrictHosts implements ServerKeyDatabase {

    private final ServerKeyDatabase known;
    private final String file;
    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();

    /**
     * Checks against what {@code known} read.
     *
     * @param file the name of what it read, for sentences
     */
    StrictHosts(ServerKeyDatabase known, String file) {
        this.known = known;
        this.file = file;
    }

    /** Returns why the last host was not believed; empty when it was. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    @Override
    public List<PublicKey> lookup(String host, InetSocketAddress address, Configuration asked) {
        return known.lookup(host, address, new Strict(asked));
    }

    @Override
    public boolean accept(
            String host, InetSocketAddress address, PublicKey key, Configuration asked, CredentialsProvider person) {
        Configuration strict = new Strict(asked);
        boolean believed = known.accept(host, address, key, strict, null);
        refusal.set(
                believed
                        ? null
                        : sentence(host, !known.lookup(host, address, strict).isEmpty()));
        return believed;
    }

    private String sentence(String host, boolean changed) {
        return changed
                ? "the host `" + host + "` shows another key than `" + file
                        + "` has for it: it was replaced, or somebody stands in between"
                : "`" + file + "` has no valid key of the host `" + host + "`: add the one that its operator publishes";
    }

    /** No file but ours, and no answer but yes or no. */
    private record Strict(Configuration asked) implements Configuration {

        @Override
        public List<String> getUserKnownHostsFiles() {
            return List.of();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return List.of();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return false;
        }

        @Override
        public String getUsername() {
            return asked.getUsername();
        }
    }
}
