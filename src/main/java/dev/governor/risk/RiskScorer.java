package dev.governor.risk;

import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import dev.governor.context.AssetProfile;
import dev.governor.context.RadiusLimits;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingStatus;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Computes the risk score: for each factor, the value of its level times its weight, all of it from the bundle's rules.
 *
 * <p>INVARIANT: a declared or claimed level may raise a score and never lowers it: the higher of its value and the value
 * of {@code unknown} counts. Points are exact to two decimals; halves are rounded up. A finding that is set aside scores
 * nothing; its contributions still say what it would score.
 */
public final class RiskScorer {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private RiskScorer() {}

    /**
     * Returns the score of {@code finding} on the asset that {@code profile} describes.
     *
     * @throws ProblemException {@code unavailable} when a level has no value or the engine fails; never a guess
     */
    public static RiskAssessment assess(Finding finding, AssetProfile profile, PolicyBundle bundle) {
        return assess(finding, profile, new FactorRules(bundle));
    }

    /** Returns the score as {@link #assess(Finding, AssetProfile, PolicyBundle)} does, by rules that remember. */
    static RiskAssessment assess(Finding finding, AssetProfile profile, FactorRules rules) {
        List<Input> inputs = inputs(finding, profile, RadiusThresholds.of(rules.bundle()));
        String environment = trustedEnvironment(profile.environment()).word();
        String tenant = finding.tenant().name();
        List<RiskCase> facts = inputs.stream()
                .flatMap(input -> input.levels().stream()
                        .map(level -> new RiskCase(input.factor().word(), level, environment, tenant)))
                .toList();
        Map<String, RuleDefinition> found = rules.matching(facts);
        List<Contribution> contributions = new ArrayList<>();
        for (Input input : inputs) {
            contributions.add(contribution(input, found));
        }
        contributions.sort(Comparator.comparing(Contribution::points).reversed().thenComparing(Contribution::factor));
        int score = contributions.stream()
                .map(Contribution::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
        PolicyBundle bundle = rules.bundle();
        boolean cleared = finding.status() == FindingStatus.SUPPRESSED;
        return new RiskAssessment(
                cleared ? 0 : score,
                cleared ? RiskBand.INFORMATIONAL : band(score, bundle.manifest().riskBands()),
                cleared ? finding.statusReason() : "",
                contributions,
                bundle.version(),
                bundle.digest(),
                profile.revision());
    }

    /** Returns the environment as far as it may be believed: who declares production is believed, who declares a sandbox is not. */
    public static Environment trustedEnvironment(Attributed<Environment> environment) {
        Environment value = environment.orElse(Environment.UNKNOWN);
        return environment.trust().mayLoosen() || value == Environment.PRODUCTION ? value : Environment.UNKNOWN;
    }

    static int number(RuleDefinition rule, String metadata) {
        return rule.find(metadata)
                .filter(text -> text.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .orElse(-1);
    }

    private static RiskBand band(int score, Map<String, Integer> bands) {
        RiskBand band = RiskBand.LOW;
        for (RiskBand candidate : RiskBand.values()) {
            Integer from = bands.get(candidate.word());
            if (from != null && score >= from) {
                band = candidate;
            }
        }
        return band;
    }

    private static List<Input> inputs(Finding finding, AssetProfile profile, RadiusLimits limits) {
        return List.of(
                input(Factor.SEVERITY, finding.severity()),
                input(Factor.EXPOSURE, profile.exposure()),
                input(Factor.CRITICALITY, DerivedCriticality.of(profile)),
                input(Factor.SENSITIVITY, profile.dataClassification()),
                input(Factor.EXPLOITABILITY, finding.exploitability()),
                new Input(
                        Factor.BLAST_RADIUS,
                        profile.attackRadius().size(limits).word(),
                        "graph:revision-" + profile.revision(),
                        Trust.CURATED));
    }

    private static Input input(Factor factor, Attributed<? extends Level> stated) {
        Level level = stated.value();
        return new Input(factor, level == null ? FactorLevels.UNKNOWN : level.word(), stated.source(), stated.trust());
    }

    private static Contribution contribution(Input input, Map<String, RuleDefinition> rules) {
        RuleDefinition rule = input.levels().stream()
                .map(level -> required(rules, FactorRules.key(input.factor().word(), level)))
                .max(Comparator.comparingInt(candidate -> number(candidate, RiskVocabulary.VALUE)))
                .orElseThrow();
        int value = number(rule, RiskVocabulary.VALUE);
        int weight = number(required(rules, input.factor().word()), RiskVocabulary.WEIGHT);
        BigDecimal points = BigDecimal.valueOf((long) value * weight).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        String sentence = "%s is %s, says %s (%s): %d × %d%% = %s points"
                .formatted(
                        input.factor().word().replace('_', ' '),
                        inWords(input.level()),
                        input.source(),
                        input.trust().word(),
                        value,
                        weight,
                        points.toPlainString());
        return new Contribution(
                input.factor(),
                input.level(),
                input.source(),
                input.trust(),
                value,
                weight,
                points,
                rule.id(),
                sentence);
    }

    private static String inWords(String level) {
        return level.equals(Exposure.INTERNET.word()) ? "internet-facing" : level.replace('_', ' ');
    }

    private static RuleDefinition required(Map<String, RuleDefinition> rules, String key) {
        RuleDefinition rule = rules.get(key);
        if (rule == null) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE, "the risk cannot be scored: no rule of the bundle knows `" + key + "`");
        }
        return rule;
    }

    private record Input(Factor factor, String level, String source, Trust trust) {

        /** Returns the levels of which the worst counts. */
        List<String> levels() {
            boolean believed = trust.mayLoosen() || level.equals(FactorLevels.UNKNOWN);
            return believed ? List.of(level) : List.of(level, FactorLevels.UNKNOWN);
        }
    }
}
