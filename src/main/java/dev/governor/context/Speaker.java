package dev.governor.context;

import dev.governor.kernel.Trust;

/**
 * Who says something, and how far that is to be believed.
 *
 * @param source who says so
 * @param trust how far that is to be believed
 */
record Speaker(String source, Trust trust) implements Comparable<Speaker> {

    /** Orders by trust, the strongest first, then by name. */
    @Override
    public int compareTo(Speaker other) {
        int byTrust = trust.compareTo(other.trust);
        return byTrust == 0 ? source.compareTo(other.source) : byTrust;
    }
}
