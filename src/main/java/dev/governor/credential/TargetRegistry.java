package dev.governor.credential;

import dev.governor.credential.TargetConfiguration.Cluster;
import dev.governor.credential.TargetConfiguration.Login;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The configured systems, by name. */
@ApplicationScoped
public class TargetRegistry {

    private final Map<String, Cluster> clusters;

    TargetRegistry(TargetConfiguration configuration) {
        this.clusters = configuration.clusters();
        clusters.forEach(TargetRegistry::requireOrdinaryLogins);
    }

    /** Returns a registry of what {@code configuration} names, for use without a container. */
    public static TargetRegistry of(TargetConfiguration configuration) {
        return new TargetRegistry(configuration);
    }

    /** Returns the names of all PostgreSQL clusters, sorted. */
    public Set<String> clusters() {
        return new TreeSet<>(clusters.keySet());
    }

    /** Returns the ordinary logins of a cluster, as they are configured: at least one, each of another name. */
    public List<Login> probes(String name) {
        return probes(cluster(name));
    }

    private static List<Login> probes(Cluster cluster) {
        return Stream.concat(cluster.probe().stream(), cluster.probes().stream())
                .toList();
    }

    private static void requireOrdinaryLogins(String name, Cluster cluster) {
        List<String> users = probes(cluster).stream().map(Login::user).toList();
        if (users.isEmpty()) {
            throw new IllegalStateException(
                    ("`governor.targets.%1$s` has no ordinary login: set `governor.targets.%1$s.probes[0].user`"
                                    + " and `.secret`")
                            .formatted(name));
        }
        if (new HashSet<>(users).size() < users.size()) {
            throw new IllegalStateException("`governor.targets.%s` names an ordinary login twice: %s"
                    .formatted(name, String.join(", ", users)));
        }
    }

    /**
     * Returns one PostgreSQL cluster.
     *
     * @throws ProblemException {@code target-unavailable} when none has that name
     */
    public Cluster cluster(String name) {
        Cluster cluster = clusters.get(name);
        if (cluster == null) {
            throw new ProblemException(
                    ProblemCode.TARGET_UNAVAILABLE, "`governor.targets` has no cluster `" + name + "`");
        }
        return cluster;
    }
}
