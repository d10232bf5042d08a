package dev.governor.console;

import dev.governor.approval.ApprovalState;
import dev.governor.approval.Review;
import dev.governor.approval.ReviewVerdict;
import dev.governor.context.RadiusLimits;
import dev.governor.context.SignalJob;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingQuery;
import dev.governor.finding.FindingStatus;
import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Severity;
import dev.governor.plan.PlanRecord;
import dev.governor.plan.PlanState;
import dev.governor.process.HumanTask;
import dev.governor.process.TaskState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two plans that wait for approval, kept in memory, so that a browser has something to look at: {@code pln_1} is an
 * agent's, {@code pln_2} is alice's own.
 */
@Alternative
@ApplicationScoped
public class TestingConsoleServices implements ConsoleServices {

    private final Map<String, PlanFile> plans = new TreeMap<>();

    TestingConsoleServices() {
        reset();
    }

    void reset() {
        plans.put("pln_1", ConsoleSamples.waiting("1", "embedded|remedy-bot"));
        plans.put("pln_2", ConsoleSamples.waiting("2", "embedded|alice"));
    }

    @Override
    public Page<ListedFinding> findings(FindingQuery query, @Nullable String cursor, int limit) {
        boolean fits = (query.status() == null || query.status() == FindingStatus.OPEN)
                && (query.severity() == null || query.severity() == Severity.MEDIUM);
        return new Page<>(
                fits ? List.of(new ListedFinding(FindingSamples.finding(), FindingSamples.risk())) : List.of(), null);
    }

    @Override
    public Optional<ListedFinding> finding(String id) {
        return id.equals("fnd_1")
                ? Optional.of(new ListedFinding(FindingSamples.finding(), FindingSamples.risk()))
                : Optional.empty();
    }

    @Override
    public Page<SignalJob> signals(@Nullable String cursor, int limit) {
        return new Page<>(FindingSamples.signals(), null);
    }

    @Override
    public Optional<AssetFile> asset(AssetKey asset) {
        return asset.equals(ConsoleSamples.CARDS) ? Optional.of(FindingSamples.asset()) : Optional.empty();
    }

    @Override
    public Page<PlanRecord> plans(@Nullable String cursor, int limit) {
        return new Page<>(plans.values().stream().map(PlanFile::plan).toList(), null);
    }

    @Override
    public Optional<PlanFile> plan(String planId, Principal reader) {
        return Optional.ofNullable(plans.get(planId)).map(file -> forReader(file, reader));
    }

    @Override
    public Page<ListedTask> tasks(Principal reader, @Nullable String cursor, int limit) {
        return new Page<>(plans.values().stream().map(this::listed).toList(), null);
    }

    @Override
    public Optional<ListedTask> task(String taskId, Principal reader) {
        return Optional.ofNullable(plans.get(planOf(taskId))).map(this::listed);
    }

    @Override
    public void claim(String taskId, Principal reader) {
        store(
                taskId,
                PlanState.AWAITING_APPROVAL,
                ApprovalState.PENDING,
                TaskState.RESERVED,
                reader.subject(),
                List.of());
    }

    @Override
    public void release(String taskId, Principal reader) {
        store(taskId, PlanState.AWAITING_APPROVAL, ApprovalState.PENDING, TaskState.READY, null, List.of());
    }

    @Override
    public void review(String taskId, Principal reader, ReviewVerdict verdict, String comment, Digest shown) {
        PlanFile file = plans.get(planOf(taskId));
        if (file.plan().plan().requester().equals(reader.subject())) {
            throw new ProblemException(ProblemCode.SEPARATION_OF_DUTIES, "who submitted a plan may not review it");
        }
        boolean approves = verdict == ReviewVerdict.APPROVE;
        Review review = new Review(1, reader.subject(), verdict, comment, shown, ConsoleSamples.NOW);
        store(
                taskId,
                approves ? PlanState.VERIFIED : PlanState.REJECTED,
                approves ? ApprovalState.APPROVED : ApprovalState.REJECTED,
                TaskState.COMPLETED,
                reader.subject(),
                List.of(review));
    }

    private void store(
            String taskId,
            PlanState planState,
            ApprovalState approval,
            TaskState taskState,
            @Nullable String owner,
            List<Review> reviews) {
        String planId = planOf(taskId);
        PlanFile file = plans.get(planId);
        String requester = file.plan().plan().requester();
        plans.put(
                planId,
                new PlanFile(
                        ConsoleSamples.plan(planId, planState, requester),
                        file.finding(),
                        file.decision(),
                        ConsoleSamples.approval(requester, approval, reviews),
                        null,
                        List.of(ConsoleSamples.task(taskId, planId, taskState, owner)),
                        planState == PlanState.VERIFIED ? ConsoleSamples.receipts() : file.receipts(),
                        file.attack(),
                        file.fix(),
                        planState.isFinal() ? List.of() : file.place(),
                        RadiusLimits.ORDINARY));
    }

    private ListedTask listed(PlanFile file) {
        HumanTask task = file.tasks().get(0);
        return new ListedTask(task, file.plan(), file.decision());
    }

    private static PlanFile forReader(PlanFile file, Principal reader) {
        boolean own = file.plan().plan().requester().equals(reader.subject());
        return new PlanFile(
                file.plan(),
                file.finding(),
                file.decision(),
                file.approval(),
                own ? "who submitted a plan may not review it" : null,
                file.tasks(),
                file.receipts(),
                file.attack(),
                file.fix(),
                file.place(),
                RadiusLimits.ORDINARY);
    }

    private static String planOf(String taskId) {
        return taskId.replace("tsk_", "pln_");
    }
}
