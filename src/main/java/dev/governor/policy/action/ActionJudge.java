package dev.governor.policy.action;

import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetProfile;
import dev.governor.context.ContextView;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.policy.Counterfactual;
import dev.governor.policy.Reserved;
import dev.governor.policy.Verdict;
import dev.governor.redaction.Redactor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides on actions by one bundle, at one revision of the graph. Pure but for the ids it gives.
 *
 * <p>INVARIANT: whatever an action holds, there is an answer; what cannot be read or decided is denied.
 */
public final class ActionJudge {

    private static final Logger LOG = Logger.getLogger(ActionJudge.class);

    private final PolicyBundle bundle;
    private final ContextView context;

    public ActionJudge(PolicyBundle bundle, ContextView context) {
        this.bundle = bundle;
        this.context = context;
    }

    /** What came of one action: what it would do, the facts of that, and what the rules say. */
    private record Judgement(
            ActionReading reading,
            List<ActionCase> cases,
            ActionVerdict verdict,
            List<String> conflicts,
            Counterfactual counterfactual) {

        static Judgement reserved(Verdict verdict, ActionReading reading) {
            return new Judgement(
                    reading, List.of(), new ActionVerdict(verdict, List.of()), List.of(), Counterfactual.NONE);
        }
    }

    /**
     * Returns what the bundle says to {@code envelope}, asked at {@code at} in a session of that standing; never throws.
     *
     * @param reading what the action would do, read by the knowledge of the same bundle; null when nothing was read because
     *     the session has ended
     */
    public DecidedAction decide(
            ActionEnvelope envelope, @Nullable ActionReading reading, SessionStanding standing, Instant at) {
        Judgement judgement;
        try {
            judgement = judge(envelope, reading, standing);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf("an action could not be decided: %s", e.getClass().getName());
            judgement = Judgement.reserved(Reserved.ENGINE_FAILURE.verdict(), ActionReading.nothing(bundle.digest()));
        }
        return decided(envelope, standing, at, judgement);
    }

    // INVARIANT: an action is judged by the bundle whose knowledge read it.
    private Judgement judge(ActionEnvelope envelope, @Nullable ActionReading reading, SessionStanding standing) {
        if (standing.terminated()) {
            return Judgement.reserved(Reserved.SESSION_TERMINATED.verdict(), ActionReading.nothing(bundle.digest()));
        }
        if (reading == null || !reading.bundle().equals(bundle.digest())) {
            throw new IllegalArgumentException("the action was not read by the bundle that decides");
        }
        ActionType type = reading.type();
        if (type == null) {
            return Judgement.reserved(Reserved.UNKNOWN_ACTION_TYPE.verdict(), reading);
        }
        if (!reading.missing().isEmpty()) {
            return Judgement.reserved(
                    Reserved.MISSING_FACT.verdict(reading.missing().stream()
                            .map(field -> "missing: " + field)
                            .toList()),
                    reading);
        }
        @Nullable AssetProfile profile = profile(envelope.resource());
        List<ActionCase> cases = ActionCases.of(type, envelope, reading, profile, standing);
        ActionVerdict verdict = ActionEngine.evaluate(cases, bundle);
        return new Judgement(
                reading,
                cases,
                verdict,
                ActionCases.conflicts(envelope.claims(), profile),
                ActionChanges.of(cases, verdict.verdict().outcome(), bundle));
    }

    private @Nullable AssetProfile profile(@Nullable String resource) {
        if (resource == null) {
            return null;
        }
        try {
            return context.profile(new AssetKey(resource)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private DecidedAction decided(ActionEnvelope envelope, SessionStanding standing, Instant at, Judgement judgement) {
        Verdict verdict = judgement.verdict().verdict();
        ActionReading reading = judgement.reading();
        String cases = CanonicalJson.write(judgement.cases());
        Actor actor = envelope.actor();
        ActionDecision decision = new ActionDecision(
                Ids.next("dec", at.toEpochMilli()),
                Ids.next("act", at.toEpochMilli()),
                actor.tenant(),
                actor.subject(),
                actor.operator(),
                envelope.session(),
                verdict.outcome(),
                verdict.determiningRules(),
                verdict.reasons(),
                reading.effects(),
                reading.notUnderstood(),
                judgement.conflicts(),
                reading.masked(),
                verdict.approverRole(),
                verdict.threshold(),
                verdict.redactions(),
                verdict.obligations(),
                List.of(),
                judgement.counterfactual(),
                standing.sessionDenials(),
                standing.agentDenials(),
                at,
                bundle.version(),
                bundle.digest(),
                context.revision(),
                Digest.of(cases),
                reading.parts());
        return new DecidedAction(
                decision, cases, kept(envelope, reading), judgement.verdict().alerts());
    }

    private static Map<String, Object> kept(ActionEnvelope envelope, ActionReading reading) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("type", masked(envelope.action().type()));
        kept.put("texts", reading.texts());
        kept.put("resource", masked(envelope.resource()));
        kept.put("team", masked(envelope.team()));
        return kept;
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : Redactor.redact(text).text();
    }
}
