package dev.governor.simulation;

import dev.governor.context.AssetProfile;
import dev.governor.context.BlastRadius;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingDetails;
import dev.governor.finding.FindingStatus;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Criticality;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Tenant;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A finding and its asset that never were, made of the levels a risk scenario names; what it does not name is unknown.
 *
 * @param tenant whose finding it is
 * @param levels the level of each factor and of {@code environment}, by the names of {@link #LEVELS}
 * @param trust how far each level is to be believed; authoritative when it is not said
 */
record ImaginedFinding(String tenant, Map<String, Level> levels, Map<String, Trust> trust) {

    /** The words of every level a scenario may name. */
    static final Map<String, List<? extends Level>> LEVELS = Map.of(
            "severity", List.of(Severity.values()),
            "exploitability", List.of(Exploitability.values()),
            "environment", List.of(Environment.values()),
            "sensitivity", List.of(DataClassification.values()),
            "criticality", List.of(Criticality.values()),
            "exposure", List.of(Exposure.values()),
            "blast_radius", List.of(BlastRadius.Size.values()));

    private static final String SOURCE = "scenario";
    private static final AssetKey ASSET = AssetKey.of("scenario", List.of("asset"));

    Finding finding() {
        return new Finding(
                "fnd_scenario",
                Digest.of(SOURCE),
                new Tenant(tenant),
                ASSET,
                "scenario",
                "",
                "a finding of a scenario",
                "",
                stated("severity", Severity.class, Severity.UNKNOWN),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                stated("exploitability", Exploitability.class, Exploitability.UNKNOWN),
                FindingStatus.OPEN,
                "",
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                FindingDetails.NONE);
    }

    AssetProfile profile() {
        return new AssetProfile(
                ASSET,
                "asset",
                "scenario",
                0,
                Attributed.unknown(),
                stated("environment", Environment.class, Environment.UNKNOWN),
                stated("sensitivity", DataClassification.class, DataClassification.UNKNOWN),
                stated("criticality", Criticality.class, Criticality.UNKNOWN),
                stated("exposure", Exposure.class, Exposure.UNKNOWN),
                List.of(),
                radius());
    }

    /** Returns a radius of the size that is named; it counts assets only, so that nothing else follows from it. */
    private BlastRadius radius() {
        BlastRadius.Size size =
                levels.get("blast_radius") instanceof BlastRadius.Size named ? named : BlastRadius.Size.LOW;
        int assets = switch (size) {
            case NONE -> 0;
            case LOW -> 1;
            case MEDIUM -> 5;
            case HIGH -> 20;
        };
        BlastRadius.Of of = size == BlastRadius.Size.NONE ? BlastRadius.Of.FIX : BlastRadius.Of.ATTACK;
        return new BlastRadius(of, assets, 0, 0, 0, DataClassification.UNKNOWN, List.of(), List.of(), false);
    }

    private <E extends Enum<E> & Level> Attributed<E> stated(String name, Class<E> type, E unknown) {
        Level level = levels.getOrDefault(name, unknown);
        return level == unknown
                ? Attributed.unknown()
                : Attributed.of(type.cast(level), SOURCE, trust.getOrDefault(name, Trust.AUTHORITATIVE), Instant.EPOCH);
    }
}
