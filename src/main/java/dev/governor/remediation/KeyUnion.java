package dev.governor.remediation;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.context.ContextKeys;
import dev.governor.execution.FenceKeys;
import dev.governor.finding.FindingKeys;
import dev.governor.plan.PlanKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings everything that an earlier version stored under other written forms of assets' keys under the canonical ones, once,
 * when the governor starts, before the graph is read and anything runs.
 *
 * <p>INVARIANT: it is one transaction with its receipts, so it is done and on record or not done at all; servers that start at
 * the same time wait for the one that does it.
 */
@ApplicationScoped
class KeyUnion {

    /** The form that keys have now. */
    private static final int FORM = 1;

    private static final int BEFORE_THE_GRAPH = 1_000;
    private static final int NAMES_IN_A_RECEIPT = 200;
    private static final String SUBJECT = "asset keys";

    private final EntityManager entities;
    private final FindingKeys findings;
    private final ContextKeys facts;
    private final PlanKeys plans;
    private final FenceKeys fences;
    private final EvidenceLog evidence;

    KeyUnion(
            EntityManager entities,
            FindingKeys findings,
            ContextKeys facts,
            PlanKeys plans,
            FenceKeys fences,
            EvidenceLog evidence) {
        this.entities = entities;
        this.findings = findings;
        this.facts = facts;
        this.plans = plans;
        this.fences = fences;
        this.evidence = evidence;
    }

    @Transactional
    void start(@Observes @Priority(BEFORE_THE_GRAPH) StartupEvent started) {
        KeyFormEntity row = entities.find(KeyFormEntity.class, KeyFormEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
        if (row.form < FORM) {
            unify();
            row.form = FORM;
        }
    }

    private void unify() {
        // facts first: who writes facts locks their revision before anything else
        SortedMap<String, String> renamed = new TreeMap<>(facts.unify());
        renamed.putAll(findings.unify());
        renamed.putAll(plans.unify());
        renamed.putAll(fences.unify());
        evidence.appendAll(receipts(new ArrayList<>(renamed.entrySet())));
    }

    private static List<Entry> receipts(List<Map.Entry<String, String>> renamed) {
        List<Entry> receipts = new ArrayList<>();
        for (int from = 0; from < renamed.size(); from += NAMES_IN_A_RECEIPT) {
            Map<String, String> keys = new LinkedHashMap<>();
            renamed.subList(from, Math.min(from + NAMES_IN_A_RECEIPT, renamed.size()))
                    .forEach(each -> keys.put(each.getKey(), each.getValue()));
            receipts.add(Entry.byGovernor(ReceiptKind.ASSET_KEYS_UNIFIED, SUBJECT, Map.of("keys", keys)));
        }
        return receipts;
    }
}
