package dev.governor.finding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.governor.kernel.Split;
import java.util.List;
import java.util.Optional;

/**
 * The canonical name of an asset: its kind of system and its path there, joined by colons.
 *
 * <p>Each segment is percent-encoded (RFC 3986), so a name may hold any character but a control character, and a key may
 * stand in a URL path as it is: the table {@code "quo""ted"} in schema {@code public} of {@code sandbox} on cluster {@code
 * estate} is {@code postgresql:estate:sandbox:public:quo%22ted}.
 *
 * <p>INVARIANT: one thing has one key. Whatever form a key came in, through whatever door, it is made canonical here ({@code
 * %6B3} is {@code k3}), so two keys are equal exactly when their texts are, and a text that has no canonical form is refused.
 *
 * @param text the canonical form, 3 to 1,000 characters
 */
public record AssetKey(@JsonValue String text) implements Comparable<AssetKey> {

    /**
     * Takes a key in any written form.
     *
     * @throws IllegalArgumentException when it is no key
     */
    @JsonCreator
    public AssetKey {
        text = AssetSpelling.canonical(text);
    }

    /**
     * Returns the key of the thing at {@code path} in a system of kind {@code system}, for example {@code postgresql}.
     *
     * @throws IllegalArgumentException when a name is empty, a dot segment or no well-formed text, or the key too long
     */
    public static AssetKey of(String system, List<String> path) {
        return new AssetKey(AssetSpelling.of(system, path));
    }

    /**
     * Returns the key of what was stored under {@code text} when keys were not made canonical yet; what has no canonical form
     * is named by its text.
     */
    public static AssetKey ofStored(String text) {
        try {
            return new AssetKey(text);
        } catch (IllegalArgumentException e) {
            List<String> segments = Split.at(':', text);
            return AssetNames.key(segments.get(0), segments.subList(1, segments.size()));
        }
    }

    /** Returns the kind of system, the first segment. */
    public String system() {
        return text.substring(0, text.indexOf(':'));
    }

    /** Returns the decoded segments after the system, outermost first. */
    public List<String> path() {
        return Split.at(':', text).stream().skip(1).map(AssetSpelling::name).toList();
    }

    /** Returns the key of what holds it in the same system, one segment shorter; empty for a system's outermost thing. */
    public Optional<AssetKey> holder() {
        int last = text.lastIndexOf(':');
        return last > text.indexOf(':') ? Optional.of(new AssetKey(text.substring(0, last))) : Optional.empty();
    }

    @Override
    public int compareTo(AssetKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
