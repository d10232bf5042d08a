package dev.governor.context;

import dev.governor.kernel.Level;

/** What one asset is to another; a relation reads from its source to its target. */
public enum RelationType implements Level {
    /** The source lets traffic through to the target: the internet to a load balancer, an ingress to a service. */
    EXPOSES,
    /** The target is inside the source: an account's bucket, a namespace's workload, a database's table. */
    CONTAINS,
    /** The source does not work without the target. */
    DEPENDS_ON,
    /** The source can read data of the target. */
    READS,
    /** The source, an identity, is in the target, a group. */
    MEMBER_OF,
    /** The source can act as the target: a service as its role. */
    ASSUMES,
    /** The source runs on, or is rolled out to, the target. */
    DEPLOYED_TO,
    /** The target, a team or a person, answers for the source. */
    OWNED_BY,
    /** The source, a workload, runs the target, an image. */
    RUNS,
    /** The source, an image or an artifact, was made from the target, a repository or a build. */
    BUILT_FROM,
    /** Two names of one asset, or two ids of one vulnerability; holds in both directions. */
    SAME_AS
}
