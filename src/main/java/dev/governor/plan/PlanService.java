package dev.governor.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.Deciding;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetProfile;
import dev.governor.context.ContextService;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingService;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import dev.governor.kernel.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks drafts against the catalogue and the graph, and keeps plans. */
@ApplicationScoped
public class PlanService {

    private final PlanRepository plans;
    private final TemplateCatalogue catalogue;
    private final BundleRegistry bundles;
    private final FindingService findings;
    private final ContextService context;
    private final EvidenceLog evidence;
    private final Clock clock;

    PlanService(
            PlanRepository plans,
            TemplateCatalogue catalogue,
            BundleRegistry bundles,
            FindingService findings,
            ContextService context,
            EvidenceLog evidence,
            Clock clock) {
        this.plans = plans;
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.findings = findings;
        this.context = context;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Returns the checked plan and everything it names; stores nothing.
     *
     * @throws ProblemException {@code invalid-field}, {@code unknown-template}, {@code unknown-finding}, {@code
     *     unknown-asset} or {@code invalid-parameter}, each with JSON pointers into the draft
     */
    @Transactional
    public CheckedPlan check(PlanDraft draft, String requester, @Nullable String operator) {
        refuse(ProblemCode.INVALID_FIELD, PlanValidation.shape(draft));
        PolicyBundle bundle =
                bundles.deciding(Tenant.DEFAULT, draft.findingId()).bundle();
        Template template = catalogue
                .find(bundle, draft.template())
                .orElseThrow(() -> ProblemException.at(
                        ProblemCode.UNKNOWN_TEMPLATE,
                        "/template",
                        "the catalogue has no template `" + draft.template() + "`, only " + catalogue.ids(bundle)));
        Finding finding = findings.find(draft.findingId())
                .orElseThrow(() -> ProblemException.at(
                        ProblemCode.UNKNOWN_FINDING, "/finding_id", "there is no finding `" + draft.findingId() + "`"));
        AssetProfile profile = context.profile(keyOf(draft.target()))
                .orElseThrow(() -> ProblemException.at(
                        ProblemCode.UNKNOWN_ASSET,
                        "/target",
                        "the context graph has no asset `" + draft.target() + "`"));
        refuse(ProblemCode.INVALID_PARAMETER, PlanValidation.parameters(draft, template));
        RemediationPlan plan = plan(draft, template, profile.asset(), requester, operator);
        return new CheckedPlan(plan, template, bundle.digest(), context.attach(finding), profile);
    }

    /** Returns everything a stored plan names, read afresh. */
    @Transactional
    public CheckedPlan recheck(PlanRecord record) {
        RemediationPlan plan = record.plan();
        PolicyBundle bundle = deciding(record).bundle();
        return new CheckedPlan(
                plan,
                catalogue
                        .find(bundle, plan.template())
                        .orElseThrow(() -> new ProblemException(
                                ProblemCode.UNKNOWN_TEMPLATE,
                                "the bundle that decides no longer has `" + plan.template() + "`")),
                bundle.digest(),
                context.attach(findings.find(plan.findingId()).orElseThrow()),
                context.profile(plan.target())
                        .orElseThrow(() -> new ProblemException(
                                ProblemCode.UNKNOWN_ASSET, "the context graph no longer has `" + plan.target() + "`")));
    }

    /** Returns the template that a stored plan fills in, empty when the bundle that decides on it no longer has it. */
    public Optional<Template> templateOf(PlanRecord record) {
        return catalogue.find(deciding(record).bundle(), record.plan().template());
    }

    private Deciding deciding(PlanRecord record) {
        PlanBinding binding = record.binding();
        return bundles.deciding(
                record.plan().tenant(), record.plan().findingId(), binding == null ? null : binding.policyDigest());
    }

    /** Stores a checked plan that its requester submits, and what would run, under the requester's idempotency key. */
    @Transactional
    public void store(RemediationPlan plan, @Nullable PlanBinding binding, String idempotencyKey, Digest draftDigest) {
        store(plan, binding, idempotencyKey, draftDigest, plan.requester());
    }

    /**
     * Stores a checked plan, and what would run, under its requester's idempotency key.
     *
     * @param actor who submits it: the requester, or the governor that puts a plan up again
     */
    @Transactional
    public void store(
            RemediationPlan plan,
            @Nullable PlanBinding binding,
            String idempotencyKey,
            Digest draftDigest,
            String actor) {
        plans.insert(plan, binding, idempotencyKey, draftDigest);
        evidence.appendLater(new Entry(ReceiptKind.PLAN_SUBMITTED, plan.id(), actor, plan));
    }

    /**
     * Returns the plan that was stored under this key before, or empty for a new key.
     *
     * @throws ProblemException {@code idempotency-key-reused} when the key came with another body
     */
    @Transactional
    public Optional<PlanRecord> replayed(String requester, String idempotencyKey, Digest draftDigest) {
        return plans.byIdempotencyKey(requester, idempotencyKey).map(found -> {
            if (!found.draft().equals(draftDigest)) {
                throw ProblemException.at(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "Idempotency-Key",
                        "this key was used before with a different body");
            }
            return found.plan();
        });
    }

    /** Moves a plan on. */
    @Transactional
    public void move(String planId, PlanState state, String reason) {
        if (!plans.move(planId, state, reason, clock.instant())) {
            throw missing(planId);
        }
    }

    /** Returns a plan. */
    @Transactional
    public Optional<PlanRecord> find(String planId) {
        return plans.find(planId);
    }

    /** Returns a plan that must be there. */
    @Transactional
    public PlanRecord require(String planId) {
        return find(planId).orElseThrow(() -> missing(planId));
    }

    /** Returns a plan that must be there, and that nobody else moves before the caller's transaction ends. */
    @Transactional(TxType.MANDATORY)
    public PlanRecord lock(String planId) {
        return plans.lock(planId).orElseThrow(() -> missing(planId));
    }

    /** Returns plans, newest first. */
    @Transactional
    public Page<PlanRecord> list(@Nullable String cursor, int limit) {
        return plans.page(cursor, limit);
    }

    private RemediationPlan plan(
            PlanDraft draft, Template template, AssetKey target, String requester, @Nullable String operator) {
        Instant now = clock.instant();
        Map<String, JsonNode> parameters = PlanValidation.withDefaults(draft, template);
        return new RemediationPlan(
                Ids.next("pln", now.toEpochMilli()),
                Tenant.DEFAULT,
                draft.findingId(),
                draft.template(),
                target,
                parameters,
                draft.claims(),
                draft.justification(),
                requester,
                operator,
                now);
    }

    private static AssetKey keyOf(String text) {
        try {
            return new AssetKey(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.at(ProblemCode.UNKNOWN_ASSET, "/target", String.valueOf(e.getMessage()));
        }
    }

    private static void refuse(ProblemCode code, List<Place> places) {
        if (!places.isEmpty()) {
            throw new ProblemException(code, places.get(0).detail(), places);
        }
    }

    private static ProblemException missing(String planId) {
        return new ProblemException(ProblemCode.NOT_FOUND, "there is no plan `" + planId + "`");
    }
}
