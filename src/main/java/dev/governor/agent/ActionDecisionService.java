package dev.governor.agent;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.Deciding;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.ContextService;
import dev.governor.context.ContextView;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.policy.CanaryComparison;
import dev.governor.policy.DeterminingRule;
import dev.governor.policy.action.ActionDecision;
import dev.governor.policy.action.ActionEnvelope;
import dev.governor.policy.action.ActionJudge;
import dev.governor.policy.action.DecidedAction;
import dev.governor.policy.action.RaisedAlert;
import dev.governor.policy.action.SessionStanding;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on single actions of agents, and records what was decided.
 *
 * <p>What an action would do is read before, by the thread that asks. Then one call is one transaction: the memory of the
 * session is read, everything is decided, and the decisions, their receipts and the memory are written together.
 * INVARIANT: an answer that could not be recorded is not given.
 */
@ApplicationScoped
public class ActionDecisionService {

    /** How many single questions share a transaction, at most. */
    private static final int TOGETHER = 100;

    /** How long a question waits for those before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ContextService context;
    private final ActionDecisionRepository decisions;
    private final SessionMemory sessions;
    private final EvidenceLog evidence;
    private final CanaryComparison canary;
    private final ActionReadings readings;
    private final Clock clock;
    private final SharedTurn<ReadAction, ActionDecision> turn;

    ActionDecisionService(
            ContextService context,
            ActionDecisionRepository decisions,
            SessionMemory sessions,
            EvidenceLog evidence,
            CanaryComparison canary,
            ActionReadings readings,
            Clock clock) {
        this.context = context;
        this.decisions = decisions;
        this.sessions = sessions;
        this.evidence = evidence;
        this.canary = canary;
        this.readings = readings;
        this.clock = clock;
        this.turn = new SharedTurn<>(
                actions -> QuarkusTransaction.requiringNew().call(() -> decideRead(actions)), TOGETHER, PATIENCE);
    }

    /** Returns the answer to {@code envelope}, recorded; those who ask at the same time share a transaction. */
    public ActionDecision decide(ActionEnvelope envelope) {
        return turn.ask(readings.of(List.of(envelope)).get(0));
    }

    /**
     * Returns the answers to {@code envelopes} in their order, recorded; each knows of those before it.
     *
     * @param envelopes actions of one caller
     */
    public List<ActionDecision> decideAll(List<ActionEnvelope> envelopes) {
        if (envelopes.isEmpty()) {
            return List.of();
        }
        List<ReadAction> actions = readings.of(envelopes);
        return QuarkusTransaction.joiningExisting().call(() -> decideRead(actions));
    }

    private List<ActionDecision> decideRead(List<ReadAction> actions) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ContextView view = context.view();
        Standings standings = new Standings(sessions);
        Map<Digest, ActionJudge> judges = new HashMap<>();
        List<DecidedAction> decided = new ArrayList<>(actions.size());
        for (ReadAction action : actions) {
            Deciding deciding = readings.deciding(action.envelope().actor());
            SessionStanding standing = standings.of(action.envelope());
            PolicyBundle bundle = deciding.bundle();
            DecidedAction each = judges.computeIfAbsent(bundle.digest(), digest -> new ActionJudge(bundle, view))
                    .decide(action.envelope(), readings.current(action, standing, bundle), standing, at);
            if (each.wasAsked()) {
                canary.compare(deciding, answered(each.decision()), each::answerBy);
            }
            standings.after(each.decision());
            decided.add(each);
        }
        return record(decided);
    }

    private static CanaryComparison.Answered answered(ActionDecision decision) {
        return new CanaryComparison.Answered(
                decision.id(),
                decision.tenant(),
                decision.outcome(),
                decision.determiningRules(),
                decision.decidedAt());
    }

    /** Returns the decision {@code id}, with how its action was read; the masked texts of its answer are not kept. */
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
            answers.add(decision.asAnswered(alerts));
            stored.add(new DecidedAction(decision.asStored(alerts), each.cases(), each.action(), each.alerts()));
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
        body.put("parts_digest", Digest.of(CanonicalJson.write(decision.parts())));
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
