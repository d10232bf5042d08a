package dev.governor.agent;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.Deciding;
import dev.governor.context.ContextService;
import dev.governor.context.ContextView;
import dev.governor.policy.CanaryComparison;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.action.ActionDecision;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionJudge;
import dev.governor.policy.action.Actor;
import dev.governor.policy.action.DecidedAction;
import dev.governor.policy.action.Destinations;
import dev.governor.policy.action.RaisedAlert;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on single actions of agents, and records what was decided.
 *
 * <p>One call is one transaction: the memory of the session is read, everything is decided, and the decisions, their
 * receipts and the memory are written together. INVARIANT: an answer that could not be recorded is not given.
 */
@ApplicationScoped
public class ActionDecisionService {

    /** How many single questions share a transaction, at most. */
    private static final int TOGETHER = 100;

    /** How long a question waits for those before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BundleRegistry bundles;
    private final ContextService context;
    private final ActionDecisionRepository decisions;
    private final SessionMemory sessions;
    private final EvidenceLog evidence;
    private final CanaryComparison canary;
    private final Destinations destinations;
    private final Clock clock;
    private final SharedTurn<ActionEnvelope, ActionDecision> turn;

    ActionDecisionService(
            BundleRegistry bundles,
            ContextService context,
            ActionDecisionRepository decisions,
            SessionMemory sessions,
            EvidenceLog evidence,
            CanaryComparison canary,
            ActionConfig config,
            Clock clock) {
        this.bundles = bundles;
        this.context = context;
        this.decisions = decisions;
        this.sessions = sessions;
        this.evidence = evidence;
        this.canary = canary;
        this.destinations = new Destinations(
                config.internalHosts().orElse(List.of()), config.knownHosts().orElse(List.of()));
        this.clock = clock;
        this.turn = new SharedTurn<>(
                envelopes -> QuarkusTransaction.requiringNew().call(() -> decideAll(envelopes)), TOGETHER, PATIENCE);
    }

    /** Returns the answer to {@code envelope}, recorded; those who ask at the same time share a transaction. */
    public ActionDecision decide(ActionEnvelope envelope) {
        return turn.ask(envelope);
    }

    /** Returns the answers to {@code envelopes} in their order, recorded; each knows of those before it. */
    @Transactional
    public List<ActionDecision> decideAll(List<ActionEnvelope> envelopes) {
        if (envelopes.isEmpty()) {
            return List.of();
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ContextView view = context.view();
        Standings standings = new Standings(sessions);
        List<DecidedAction> decided = new ArrayList<>(envelopes.size());
        for (ActionEnvelope envelope : envelopes) {
            Deciding deciding = bundles.deciding(envelope.actor().tenant(), subject(envelope.actor()));
            DecidedAction each =
                    new ActionJudge(deciding.bundle(), view, destinations).decide(envelope, standings.of(envelope), at);
            if (each.wasAsked()) {
                canary.compare(deciding, answered(each.decision()), each::answerBy);
            }
            standings.after(each.decision());
            decided.add(each);
        }
        return record(decided);
    }

    /**
     * Returns what all actions are decided by one bundle for: who acts, and for whom. It is not the session, whose name is
     * the sender's, who could try names until one lands where it is easier.
     */
    private static String subject(Actor actor) {
        return actor.subject() + "\n" + (actor.operator() == null ? "" : actor.operator());
    }

    private static CanaryComparison.Answered answered(ActionDecision decision) {
        return new CanaryComparison.Answered(
                decision.id(),
                decision.tenant(),
                decision.outcome(),
                decision.determiningRules(),
                decision.decidedAt());
    }

    /** Returns the decision {@code id}; the masked texts of its answer are not kept. */
    @Transactional
    public Optional<ActionDecision> find(String id) {
        return decisions.find(id);
    }

    private List<ActionDecision> record(List<DecidedAction> decided) {
        evidence.appendAll(decided.stream().map(ActionDecisionService::receipt).toList());
        sessions.denied(decided.stream()
                .map(DecidedAction::decision)
                .filter(ActionDecision::isDenial)
                .toList());
        List<ActionDecision> answers = new ArrayList<>(decided.size());
        List<DecidedAction> stored = new ArrayList<>(decided.size());
        List<Entry> raised = new ArrayList<>();
        for (DecidedAction each : decided) {
            ActionDecision decision = each.decision();
            List<RaisedAlert> alerts = each.alerts().stream()
                    .map(rule -> sessions.alert(decision, rule))
                    .toList();
            alerts.stream().filter(RaisedAlert::raised).forEach(alert -> raised.add(receipt(decision, alert)));
            answers.add(decision.with(alerts, decision.masked()));
            stored.add(new DecidedAction(decision.with(alerts, List.of()), each.cases(), each.action(), each.alerts()));
        }
        decisions.insert(stored);
        evidence.appendAll(raised);
        return answers;
    }

    private static Entry receipt(DecidedAction decided) {
        ActionDecision decision = decided.decision();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("decision_id", decision.id());
        body.put("session", decision.session());
        body.put("operator", decision.operator());
        body.put("action", decided.action());
        body.put("outcome", decision.outcome());
        body.put(
                "determining_rules",
                decision.determiningRules().stream().map(DeterminingRule::id).toList());
        body.put("reasons", decision.reasons());
        body.put("policy_version", decision.policyVersion());
        body.put("policy_digest", decision.policyDigest());
        body.put("graph_revision", decision.graphRevision());
        body.put("case_digest", decision.caseDigest());
        return new Entry(ReceiptKind.DECISION_MADE, decision.actionId(), decision.agent(), body);
    }

    private static Entry receipt(ActionDecision decision, RaisedAlert alert) {
        return new Entry(
                ReceiptKind.ALERT_RAISED,
                decision.actionId(),
                decision.agent(),
                Map.of(
                        "decision_id", decision.id(),
                        "session", decision.session(),
                        "rule", alert.rule(),
                        "reason", alert.reason()));
    }
}
