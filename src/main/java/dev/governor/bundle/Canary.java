package dev.governor.bundle;

import dev.governor.kernel.Tenant;

/**
 * A bundle that decides for some, beside the one that decides for everybody else.
 *
 * @param id its id, which also picks the subjects of a share
 * @param bundle what decides
 * @param share for whom
 */
public record Canary(String id, PolicyBundle bundle, CanaryShare share) {

    boolean takes(Tenant tenant, String subject) {
        return share.takes(id, tenant, subject);
    }
}
