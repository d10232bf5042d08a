package dev.governor.risk;

import dev.governor.context.AssetProfile;
import dev.governor.context.BlastRadius;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Trust;

/**
 * How much depends on an asset when no inventory says so: what the graph shows depends on it.
 *
 * <p>An asset through which production services are reached is of high criticality, and with restricted data critical. An
 * inventory's word stands; a tag's word counts only if it is worse than what the graph shows.
 */
final class DerivedCriticality {

    private DerivedCriticality() {}

    static Attributed<Criticality> of(AssetProfile profile) {
        Attributed<Criticality> stated = profile.criticality();
        Criticality shown = shownBy(profile.attackRadius());
        if (stated.trust().mayLoosen() || shown.compareTo(stated.orElse(Criticality.UNKNOWN)) <= 0) {
            return stated;
        }
        BlastRadius radius = profile.attackRadius();
        int unnamed = radius.productionServices() - radius.production().size();
        String source = "graph: production reached through it at revision " + profile.revision() + ": "
                + String.join(", ", radius.production()) + (unnamed > 0 ? " and " + unnamed + " more" : "");
        return Attributed.of(shown, source, Trust.CURATED, null);
    }

    private static Criticality shownBy(BlastRadius radius) {
        if (radius.productionServices() == 0) {
            return Criticality.UNKNOWN;
        }
        return radius.mostSensitive() == DataClassification.RESTRICTED ? Criticality.CRITICAL : Criticality.HIGH;
    }
}
