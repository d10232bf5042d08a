package dev.governor.context.source;

import dev.governor.finding.AssetKey;
import dev.governor.kernel.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose VEX statements may set a finding aside: {@code governor.signal.vex-authors}, a list of {@code author}, or of {@code
 * author=prefix} for an author who is believed only about the products whose asset key or written name starts so.
 *
 * <p>A VEX document says itself who wrote it. Whoever may bring curated signals is believed about that; nobody else's statement
 * clears anything, see {@link Trust#mayLoosen}.
 */
@ApplicationScoped
public class TrustedVexAuthors {

    private final List<Author> authors;

    private record Author(String name, String prefix) {}

    /** For the container's proxy; trusts nobody. */
    protected TrustedVexAuthors() {
        this(List.of());
    }

    @Inject
    TrustedVexAuthors(@ConfigProperty(name = "governor.signal.vex-authors") Optional<List<String>> configured) {
        this(configured.orElse(List.of()));
    }

    /** Trusts {@code authors}, each written as in the setting. */
    public TrustedVexAuthors(List<String> authors) {
        this.authors = authors.stream()
                .map(String::strip)
                .filter(written -> !written.isEmpty())
                .map(TrustedVexAuthors::author)
                .toList();
    }

    /** Returns how far {@code author} is believed about {@code asset}, which its document calls {@code product}. */
    public Trust trustIn(String author, AssetKey asset, String product) {
        String name = author.strip().toLowerCase(Locale.ROOT);
        boolean trusted = !name.isEmpty()
                && authors.stream()
                        .filter(known -> known.name.equals(name))
                        .anyMatch(known -> asset.text().startsWith(known.prefix) || product.startsWith(known.prefix));
        return trusted ? Trust.CURATED : Trust.DECLARED;
    }

    private static Author author(String written) {
        int equals = written.indexOf('=');
        String name = equals < 0 ? written : written.substring(0, equals);
        return new Author(
                name.strip().toLowerCase(Locale.ROOT),
                equals < 0 ? "" : written.substring(equals + 1).strip());
    }
}
