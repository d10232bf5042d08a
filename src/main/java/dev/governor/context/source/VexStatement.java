package dev.governor.context.source;

import dev.governor.context.ContextFact;
import dev.governor.context.Facts;
import dev.governor.context.VexStatus;
import dev.governor.finding.AssetKey;
import dev.governor.finding.ProductNames;
import dev.governor.finding.VulnerabilityIds;
import dev.governor.kernel.Trust;
import dev.governor.signal.Hygiene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one author says about one vulnerability, in any VEX format.
 *
 * @param author who says so, as the document names them
 * @param ids the vulnerability and its aliases
 * @param status what is said
 * @param justification why
 * @param asOf the moment the statement speaks of, null when it does not say
 * @param authors who is believed
 */
record VexStatement(
        String author,
        Collection<String> ids,
        VexStatus status,
        String justification,
        @Nullable Instant asOf,
        TrustedVexAuthors authors) {

    /** Returns what is said about the products, each under the name the document writes. */
    List<ContextFact> about(Collection<String> products) {
        List<ContextFact> said = new ArrayList<>();
        products.stream()
                .filter(product -> !product.isBlank())
                .forEach(product -> said.addAll(about(ProductNames.key(product), product)));
        return said;
    }

    /** Returns what is said about {@code asset}, which the document calls {@code product}. */
    List<ContextFact> about(AssetKey asset, String product) {
        Trust trust = authors.trustIn(author, asset, product);
        Facts facts = new Facts("vex:" + Hygiene.line(author.isBlank() ? "unnamed" : author, 100), trust, asOf);
        VulnerabilityIds.canonical(ids)
                .forEach(id -> facts.vex(asset, VulnerabilityIds.key(id), status, justification, null));
        return facts.list();
    }
}
