package dev.governor.policy.action;

import dev.governor.bundle.knowledge.Thresholds;
import dev.governor.context.AssetProfile;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Level;
import dev.governor.kernel.Trust;
import dev.governor.policy.action.ActionEnvelope.Claims;
import dev.governor.risk.RiskScorer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the flat facts out of an action: what it does and what is recorded first, what the caller says apart. */
final class ActionCases {

    private static final String UNKNOWN = "unknown";

    private ActionCases() {}

    /** Returns one case for each different effect, in the order of the effects. */
    static List<ActionCase> of(
            ActionType type,
            ActionEnvelope envelope,
            ActionReading reading,
            @Nullable AssetProfile profile,
            SessionStanding standing,
            Thresholds thresholds) {
        Attributed<Environment> environment = profile == null ? Attributed.unknown() : profile.environment();
        boolean conflict = !conflicts(envelope.claims(), profile).isEmpty();
        return reading.effects().stream()
                .map(effect -> new ActionCase(
                        effect.effect(),
                        effect.resource(),
                        type.word(),
                        effect.effect().equals(ActionCase.USE_TOOL) ? effect.subject() : "",
                        reading.egress().word(),
                        reading.understood(),
                        !reading.masked().isEmpty(),
                        envelope.actor().answerable(),
                        standing.word(thresholds),
                        standing.sessionDenials(),
                        standing.agentDenials(),
                        envelope.actor().tenant().name(),
                        RiskScorer.trustedEnvironment(environment).word(),
                        environment.trust().word(),
                        classification(profile),
                        profile != null && profile.owner().trust().mayLoosen(),
                        permitted(type, envelope.claims()),
                        claimed(ClaimedApproval.class, envelope.claims().approval(), ClaimedApproval.NONE),
                        RiskSignal.worst(envelope.claims().riskSignals()).word(),
                        conflict,
                        claimed(Environment.class, envelope.claims().environment(), Environment.UNKNOWN),
                        claimed(
                                DataClassification.class,
                                envelope.claims().dataClassification(),
                                DataClassification.UNKNOWN),
                        envelope.recorded().record().word(),
                        envelope.recorded().ceiling().word(),
                        envelope.recorded().group(),
                        envelope.recorded().team(),
                        envelope.recorded().purpose(),
                        envelope.recorded().workspace().word(),
                        envelope.recorded().tool(effect.effect().equals(ActionCase.USE_TOOL) ? effect.subject() : ""),
                        dataRecorded(envelope, profile)))
                .distinct()
                .toList();
    }

    /** Returns where what the caller says contradicts what is recorded, as sentences without the caller's text. */
    static List<String> conflicts(Claims claims, @Nullable AssetProfile profile) {
        List<String> conflicts = new ArrayList<>();
        if (Level.of(ClaimedApproval.class, text(claims.approval())).orElse(ClaimedApproval.NONE)
                == ClaimedApproval.APPROVED) {
            conflicts.add("the caller says that the action is approved, and no approval is on record");
        }
        if (profile != null) {
            differs(conflicts, "environment", Environment.class, claims.environment(), profile.environment());
            differs(
                    conflicts,
                    "data classification",
                    DataClassification.class,
                    claims.dataClassification(),
                    profile.dataClassification());
            Attributed<String> owner = profile.owner();
            if (claims.owner() != null && owner.isKnown() && !claims.owner().equals(owner.value())) {
                conflicts.add("the caller names another owner than " + owner.source());
            }
        }
        return conflicts;
    }

    private static <E extends Enum<E> & Level> void differs(
            List<String> conflicts, String what, Class<E> type, @Nullable String claim, Attributed<E> fact) {
        E value = fact.value();
        if (claim != null
                && value != null
                && Level.of(type, claim).filter(value::equals).isEmpty()) {
            conflicts.add(
                    "the caller says another %s than %s, which says %s".formatted(what, fact.source(), value.word()));
        }
    }

    private static String classification(@Nullable AssetProfile profile) {
        if (profile == null) {
            return UNKNOWN;
        }
        Attributed<DataClassification> stated = profile.dataClassification();
        DataClassification value = stated.orElse(DataClassification.UNKNOWN);
        Trust trust = stated.trust();
        return trust.mayLoosen() || value == DataClassification.RESTRICTED ? value.word() : UNKNOWN;
    }

    /** A claim that the record does not list is as good a reason to stop as a fact. */
    private static String dataRecorded(ActionEnvelope envelope, @Nullable AssetProfile profile) {
        Recorded recorded = envelope.recorded();
        DataClassification stated = profile == null
                ? DataClassification.UNKNOWN
                : profile.dataClassification().orElse(DataClassification.UNKNOWN);
        DataClassification claimed = Level.of(
                        DataClassification.class, text(envelope.claims().dataClassification()))
                .orElse(DataClassification.UNKNOWN);
        String fact = recorded.data(stated);
        String claim = recorded.data(claimed);
        return claim.equals("withheld") ? claim : fact;
    }

    private static String permitted(ActionType type, Claims claims) {
        List<String> permissions = claims.permissions();
        if (permissions == null) {
            return UNKNOWN;
        }
        return permissions.contains(type.word()) ? "granted" : "withheld";
    }

    private static <E extends Enum<E> & Level> String claimed(Class<E> type, @Nullable String word, E absent) {
        return Level.of(type, text(word)).orElse(absent).word();
    }

    private static String text(@Nullable String word) {
        return word == null ? "" : word;
    }
}
