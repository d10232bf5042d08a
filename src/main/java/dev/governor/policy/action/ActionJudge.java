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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides on actions by one bundle, at one revision of the graph. Pure but for the ids it gives; used by one thread.
 *
 * <p>The same facts have the same answer, so of many actions that come to the same the rules are asked about one.
 *
 * <p>INVARIANT: a bundle that knows nothing understands no action, and denies it. INVARIANT: whatever an action holds, there
 * is an answer; what cannot be read or decided is denied.
 */
public final class ActionJudge {

    private static final Logger LOG = Logger.getLogger(ActionJudge.class);

    private final PolicyBundle bundle;
    private final ContextView context;
    private final Map<List<ActionCase>, Ruling> rulings = new HashMap<>();

    public ActionJudge(PolicyBundle bundle, ContextView context) {
        this.bundle = bundle;
        this.context = context;
    }

    /**
     * What the rules say about some facts.
     *
     * @param cases the facts, as canonical JSON
     * @param caseDigest its digest
     */
    private record Ruling(String cases, Digest caseDigest, ActionVerdict verdict, Counterfactual counterfactual) {

        static Ruling of(List<ActionCase> cases, ActionVerdict verdict, Counterfactual counterfactual) {
            String text = CanonicalJson.write(cases);
            return new Ruling(text, Digest.of(text), verdict, counterfactual);
        }
    }

    /** What came of one action: what it would do, and what the rules say about that. */
    private record Judgement(ActionReading reading, Ruling ruling, List<String> conflicts) {

        static Judgement reserved(Verdict verdict, ActionReading reading) {
            ActionVerdict answer = new ActionVerdict(verdict, List.of());
            return new Judgement(reading, Ruling.of(List.of(), answer, Counterfactual.NONE), List.of());
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
        if (bundle.knowledge().isEmpty()) {
            return Judgement.reserved(Reserved.NOT_UNDERSTOOD.verdict(), reading);
        }
        if (!reading.missing().isEmpty()) {
            return Judgement.reserved(
                    Reserved.MISSING_FACT.verdict(reading.missing().stream()
                            .map(field -> "missing: " + field)
                            .toList()),
                    reading);
        }
        @Nullable AssetProfile profile = profile(envelope.resource());
        List<ActionCase> cases = ActionCases.of(
                type, envelope, reading, profile, standing, bundle.knowledge().thresholds());
        return new Judgement(reading, ruling(cases), ActionCases.conflicts(envelope.claims(), profile));
    }

    private Ruling ruling(List<ActionCase> cases) {
        Ruling known = rulings.get(cases);
        if (known != null) {
            return known;
        }
        ActionVerdict verdict = ActionEngine.evaluate(cases, bundle);
        Counterfactual counterfactual =
                ActionChanges.of(cases, verdict.verdict().outcome(), bundle);
        Ruling ruling = Ruling.of(cases, verdict, counterfactual);
        if (!verdict.verdict().matchedRules().isEmpty()) { // a failure of the engine is not kept
            rulings.put(cases, ruling);
        }
        return ruling;
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
        Ruling ruling = judgement.ruling();
        Verdict verdict = ruling.verdict().verdict();
        ActionReading reading = judgement.reading();
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
                ruling.counterfactual(),
                standing.sessionDenials(),
                standing.agentDenials(),
                at,
                bundle.version(),
                bundle.digest(),
                context.revision(),
                ruling.caseDigest(),
                reading.parts());
        return new DecidedAction(
                decision,
                ruling.cases(),
                kept(envelope, reading),
                ruling.verdict().alerts());
    }

    private static Map<String, Object> kept(ActionEnvelope envelope, ActionReading reading) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("type", masked(envelope.action().type()));
        kept.put("texts", reading.texts());
        kept.put("resource", masked(envelope.resource()));
        kept.put("team", masked(envelope.team()));
        if (!envelope.where().equals(Where.UNSAID)) {
            kept.put("workspace", masked(envelope.where().workspace()));
            kept.put("working_directory", masked(envelope.where().directory()));
            kept.put("workspace_is", envelope.recorded().workspace());
        }
        return kept;
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : Redactor.shipped().redact(text).text();
    }
}
