package dev.governor.finding;

import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names an image by what a scanner says of it: by digest when any is known, so that all scanners mean the same image, else by
 * tag.
 */
public final class ImageNames {

    private static final Pattern DIGEST = Pattern.compile("(?i)sha256:[0-9a-f]{64}");

    private static final Pattern BY_DIGEST = Pattern.compile("(?i)[^\\s@]+@sha256:[0-9a-f]{64}");

    /** Where a scanner was told to take the image from, for example {@code registry:}. */
    private static final Pattern ORIGIN = Pattern.compile(
            "^((docker|podman|containerd|registry|remote|image|oci-dir|oci-archive|docker-archive):|docker-image\\|)([^/0-9])");

    private ImageNames() {}

    /**
     * Returns the key of an image.
     *
     * @param names the references it was scanned by, tags first; blank ones are ignored
     * @param digests references with a digest, as the registry knows them; others are ignored
     * @param manifest the digest of its manifest, empty when unknown; used when there is no other
     */
    public static Optional<AssetKey> image(Collection<String> names, Collection<String> digests, String manifest) {
        List<String> tags = names.stream()
                .map(ImageNames::plain)
                .filter(name -> !name.isEmpty())
                .toList();
        List<AssetKey> repositories = tags.stream().map(ImageNames::repository).toList();
        List<String> known = Stream.concat(digests.stream().map(String::strip), tags.stream())
                .filter(reference -> BY_DIGEST.matcher(reference).matches())
                .sorted()
                .toList();
        Optional<String> own = known.stream()
                .filter(reference -> repositories.contains(repository(reference)))
                .findFirst()
                .or(() -> known.stream().findFirst());
        if (own.isPresent()) {
            return own.map(AssetNames::image);
        }
        Optional<String> tag = tags.stream().findFirst();
        if (DIGEST.matcher(manifest.strip()).matches()) {
            return tag.map(name -> AssetNames.image(untagged(name) + "@" + manifest.strip()));
        }
        return tag.map(AssetNames::image);
    }

    private static String plain(String name) {
        return ORIGIN.matcher(name.strip()).replaceFirst("$3");
    }

    private static AssetKey repository(String reference) {
        return AssetNames.image(untagged(reference));
    }

    private static String untagged(String reference) {
        int at = reference.indexOf('@');
        String name = at < 0 ? reference : reference.substring(0, at);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        return colon < 0 ? name : name.substring(0, colon);
    }
}
