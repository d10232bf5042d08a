package dev.governor.finding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.re2j.Pattern;
import dev.governor.kernel.Split;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The canonical name of an asset: its kind of system and its path there, joined by colons.
 *
 * <p>Each segment is percent-encoded (RFC 3986), so a name may hold any character and a key may stand in a URL path as
 * it is: the table {@code "quo""ted"} in schema {@code public} of {@code sandbox} on cluster {@code estate} is {@code
 * postgresql:estate:sandbox:public:quo%22ted}.
 *
 * @param text the written form, 3 to 1,000 characters
 */
public record AssetKey(@JsonValue String text) implements Comparable<AssetKey> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*(:[A-Za-z0-9%._*-]+)+");

    @JsonCreator
    public AssetKey {
        if (text.length() > 1_000 || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "an asset key is segments joined by colons, each percent-encoded, but was: `" + text + "`");
        }
    }

    /** Returns the key of the thing at {@code path} in a system of kind {@code system}, for example {@code postgresql}. */
    public static AssetKey of(String system, List<String> path) {
        return new AssetKey(Stream.concat(Stream.of(system), path.stream().map(AssetKey::encode))
                .collect(Collectors.joining(":")));
    }

    /** Returns the kind of system, the first segment. */
    public String system() {
        return text.substring(0, text.indexOf(':'));
    }

    /** Returns the decoded segments after the system, outermost first. */
    public List<String> path() {
        return Split.at(':', text).stream()
                .skip(1)
                .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
                .toList();
    }

    private static String encode(String segment) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(segment)) {
            throw new IllegalArgumentException("a name in an asset key must be well-formed text");
        }
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
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
