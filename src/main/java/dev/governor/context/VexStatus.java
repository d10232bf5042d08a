package dev.governor.context;

import dev.governor.kernel.Level;

/**
 * Whether a vulnerability touches a product, in the words of OpenVEX; CSAF's and CycloneDX's words map to these.
 *
 * @see <a href="https://github.com/openvex/spec">OpenVEX</a>
 */
public enum VexStatus implements Level {
    UNDER_INVESTIGATION,
    AFFECTED,
    FIXED,
    NOT_AFFECTED;

    /** Tells whether this sets a finding aside, if its author is believed. */
    public boolean clears() {
        return this == FIXED || this == NOT_AFFECTED;
    }
}
