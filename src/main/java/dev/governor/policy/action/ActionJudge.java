package dev.governor.policy.action;

import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetProfile;
import dev.governor.context.ContextView;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Level;
import dev.governor.policy.Counterfactual;
import dev.governor.policy.Reserved;
import dev.governor.policy.Verdict;
import dev.governor.redaction.Redactor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides on actions by one bundle, at one revision of the graph. Pure but for the ids it gives.
 *
 * <p>INVARIANT: a bundle that knows nothing understands no action, and denies it. INVARIANT: whatever an action holds, there is an answer; what cannot be read or decided is denied.
 */
public final class ActionJudge {

    private static final Logger LOG = Logger.getLogger(ActionJudge.class);

    private static final ActionReading NOTHING =
            new ActionReading(List.of(), List.of(), List.of(), Egress.NONE, List.of(), Map.of());

    private final PolicyBundle bundle;
    private final ContextView context;
    private final Destinations destinations;

    /** @param own hosts that the installation adds to those of the bundle */
    public ActionJudge(PolicyBundle bundle, ContextView context, Destinations own) {
        this.bundle = bundle;
        this.context = context;
        this.destinations = bundle.knowledge(Destinations.class)
                .map(known -> known.and(own))
                .orElse(own);
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

    /** Returns what the bundle says to {@code envelope}, asked at {@code at} in a session of that standing; never throws. */
    public DecidedAction decide(ActionEnvelope envelope, SessionStanding standing, Instant at) {
        Judgement judgement;
        try {
            judgement = judge(envelope, standing);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf("an action could not be decided: %s", e.getClass().getName());
            judgement = Judgement.reserved(Reserved.ENGINE_FAILURE.verdict(), NOTHING);
        }
        return decided(envelope, standing, at, judgement);
    }

    private Judgement judge(ActionEnvelope envelope, SessionStanding standing) {
        if (standing.terminated()) {
            return Judgement.reserved(Reserved.SESSION_TERMINATED.verdict(), NOTHING);
        }
        Optional<ActionType> type = Level.of(ActionType.class, envelope.action().type());
        if (type.isEmpty()) {
            return Judgement.reserved(Reserved.UNKNOWN_ACTION_TYPE.verdict(), NOTHING);
        }
        if (bundle.knowledge().isEmpty()) {
            return Judgement.reserved(Reserved.NOT_UNDERSTOOD.verdict(), NOTHING);
        }
        ActionReading reading = ActionReader.read(type.get(), envelope.action(), destinations);
        if (!reading.missing().isEmpty()) {
            return Judgement.reserved(
                    Reserved.MISSING_FACT.verdict(reading.missing().stream()
                            .map(field -> "missing: " + field)
                            .toList()),
                    reading);
        }
        @Nullable AssetProfile profile = profile(envelope.resource());
        List<ActionCase> cases = ActionCases.of(
                type.get(),
                envelope,
                reading,
                profile,
                standing,
                bundle.knowledge().thresholds());
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
                Digest.of(cases));
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
