package dev.governor.risk;

import dev.governor.bundle.PolicyBundle;
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
import java.util.concurrent.ConcurrentHashMap;

/** A finding and its asset's profile, made of levels in words. */
public record TestingFindings(Map<String, String> levels, Map<String, Trust> trust) {

    private static final Map<Digest, FactorRules> RULES = new ConcurrentHashMap<>();
    public static final Instant AT = Instant.parse("2026-11-21T05:00:00Z");
    public static final AssetKey TABLE = AssetKey.of("postgresql", List.of("estate", "sandbox", "public", "cards"));

    public Finding finding() {
        return new Finding(
                "fnd_1",
                Digest.of("finding"),
                Tenant.DEFAULT,
                TABLE,
                "database_public_grant",
                "",
                "title",
                "description",
                stated("severity", Severity.class, Severity.UNKNOWN),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                Attributed.unknown(),
                stated("exploitability", Exploitability.class, Exploitability.UNKNOWN),
                FindingStatus.OPEN,
                "",
                List.of(),
                AT,
                AT,
                null,
                FindingDetails.NONE);
    }

    public AssetProfile profile() {
        return new AssetProfile(
                TABLE,
                "cards",
                "postgresql_table",
                7,
                Attributed.of("team-data", "catalogue", Trust.CURATED, AT),
                stated("environment", Environment.class, Environment.UNKNOWN),
                stated("sensitivity", DataClassification.class, DataClassification.UNKNOWN),
                stated("criticality", Criticality.class, Criticality.UNKNOWN),
                stated("exposure", Exposure.class, Exposure.UNKNOWN),
                List.of(),
                radius(levels.get("blast_radius")));
    }

    /** Returns the risk by the rules of {@code bundle}, each of whose cases is evaluated once for all findings. */
    public RiskAssessment risk(PolicyBundle bundle) {
        return RiskScorer.assess(
                finding(), profile(), RULES.computeIfAbsent(bundle.digest(), digest -> new FactorRules(bundle)));
    }

    public static BlastRadius radius(String size) {
        int assets = Map.of("none", 0, "low", 1, "medium", 5, "high", 20).get(size);
        BlastRadius.Of of = assets == 0 ? BlastRadius.Of.FIX : BlastRadius.Of.ATTACK;
        return new BlastRadius(of, assets, 0, 0, 0, DataClassification.UNKNOWN, List.of(), List.of(), false);
    }

    private <E extends Enum<E> & Level> Attributed<E> stated(String name, Class<E> type, E unknown) {
        E level = Level.of(type, levels.get(name)).orElseThrow();
        return level == unknown
                ? Attributed.unknown()
                : Attributed.of(level, "test", trust.getOrDefault(name, Trust.AUTHORITATIVE), AT);
    }
}
