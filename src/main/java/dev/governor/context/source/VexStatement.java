package dev.governor.context.source;

import dev.governor.context.ContextFact;
import dev.governor.context.Facts;
import dev.governor.context.RelationType;
import dev.governor.context.VexStatus;
import dev.governor.finding.AssetKey;
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
        List<String> known = VulnerabilityIds.canonical(ids);
        List<ContextFact> said = new ArrayList<>();
        for (String product : products) {
            if (product.isBlank()) {
                continue;
            }
            AssetKey asset = ProductNames.key(product);
            Trust trust = authors.trustIn(author, asset, product);
            Facts facts = new Facts("vex:" + Hygiene.line(author.isBlank() ? "unnamed" : author, 100), trust, asOf);
            known.forEach(id -> facts.vex(asset, VulnerabilityIds.key(id), status, justification, null));
            said.addAll(facts.list());
        }
        return said;
    }

    /** Returns that all of {@code ids} name one vulnerability. */
    static void aliases(Facts facts, Collection<String> ids) {
        List<String> known = VulnerabilityIds.canonical(ids);
        for (int i = 1; i < known.size(); i++) {
            facts.relation(
                    VulnerabilityIds.key(known.get(0)), RelationType.SAME_AS, VulnerabilityIds.key(known.get(i)));
        }
    }
}
