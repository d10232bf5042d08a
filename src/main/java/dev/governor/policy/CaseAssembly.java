package dev.governor.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.BundleManifest;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetProfile;
import dev.governor.context.BlastRadius;
import dev.governor.context.RadiusLimits;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.plan.Capability;
import dev.governor.plan.Template;
import dev.governor.risk.RadiusThresholds;
import dev.governor.risk.RiskAssessment;
import dev.governor.risk.RiskBand;
import dev.governor.risk.RiskScorer;
import java.util.Set;

/** Makes the flat fact out of a question: authoritative facts first, the agent's claims apart. */
final class CaseAssembly {

    private static final int WORST_SCORE = 100;

    private CaseAssembly() {}

    /** Returns the fact about {@code question} under what {@code bundle} says of environments, control planes and sizes. */
    static Case of(PlanQuestion question, PolicyBundle bundle) {
        BundleManifest manifest = bundle.manifest();
        RadiusLimits limits = RadiusThresholds.of(bundle);
        AssetProfile profile = question.profile();
        Template template = question.template();
        RiskAssessment risk = question.risk();
        Set<Capability> able = question.capabilities();
        Environment environment = RiskScorer.trustedEnvironment(profile.environment());
        return new Case(
                question.plan().tenant().name(),
                template.action(),
                question.finding().type(),
                profile.type(),
                environment.word(),
                profile.environment().trust().word(),
                strict(profile.dataClassification(), DataClassification.RESTRICTED, DataClassification.UNKNOWN),
                strict(profile.exposure(), Exposure.INTERNET, Exposure.UNKNOWN),
                profile.owner().trust().mayLoosen(),
                risk == null ? WORST_SCORE : risk.score(),
                risk == null ? Case.UNKNOWN : risk.band().word(),
                profile.attackRadius().size(limits).word(),
                (template.changesNothing()
                                ? BlastRadius.Size.NONE
                                : question.fixRadius().size(limits))
                        .word(),
                template.controlPlane(),
                template.changesPrivilege(),
                template.destructive(),
                template.widensRadius(),
                (template.rotatesSecret()
                                ? SecretReach.of(question.fixRadius(), question.reviewedServices())
                                : SecretReach.NONE)
                        .word(),
                crosses(template, question.finding().type(), manifest),
                manifest.recommendOnly().contains(environment.word()),
                Direction.FORWARD.word(),
                template.inverse() != null,
                able.contains(Capability.SNAPSHOT) && able.contains(Capability.REHEARSED_ROLLBACK),
                verifies(Capability.READ_BACK, question),
                verifies(Capability.EFFECT_PROBE, question),
                able.contains(Capability.SCOPE_PROOF),
                able.contains(Capability.DEATH_PROOF),
                question.intentMatches(),
                !question.claimConflicts().isEmpty(),
                claim(question, "environment", Environment.class),
                claim(question, "risk", RiskBand.class));
    }

    private static boolean verifies(Capability channel, PlanQuestion question) {
        return question.capabilities().contains(channel)
                || !question.template().requiredVerification().contains(channel);
    }

    // INVARIANT: where the cause of a finding lives is not guessed: what the bundle does not name is crossed into.
    private static boolean crosses(Template template, String findingType, BundleManifest manifest) {
        if (template.changesNothing()) {
            return false;
        }
        return !manifest.controlPlaneOf(findingType)
                .filter(template.controlPlane()::equals)
                .isPresent();
    }

    /** Returns a stated level as far as it may be believed: a weak source is believed when it says the worst. */
    private static <L extends Level> String strict(Attributed<L> stated, L strictest, L unknown) {
        L value = stated.orElse(unknown);
        return (stated.trust().mayLoosen() || value == strictest ? value : unknown).word();
    }

    private static <E extends Enum<E> & Level> String claim(PlanQuestion question, String name, Class<E> type) {
        JsonNode claim = question.plan().claims().get(name);
        return claim == null
                ? Case.UNKNOWN
                : Level.of(type, claim.asText()).map(Level::word).orElse(Case.UNKNOWN);
    }
}
