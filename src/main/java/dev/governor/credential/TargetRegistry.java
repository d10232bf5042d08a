package dev.governor.credential;

import dev.governor.credential.TargetConfiguration.Cluster;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The configured systems, by name. */
@ApplicationScoped
public class TargetRegistry {

    private final Map<String, Cluster> clusters;

    TargetRegistry(TargetConfiguration configuration) {
        this.clusters = configuration.clusters();
    }

    /** Returns a registry of what {@code configuration} names, for use without a container. */
    public static TargetRegistry of(TargetConfiguration configuration) {
        return new TargetRegistry(configuration);
    }

    /** Returns the names of all PostgreSQL clusters, sorted. */
    public Set<String> clusters() {
        return new TreeSet<>(clusters.keySet());
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
