package dev.governor.console;

import dev.governor.approval.ReviewVerdict;
import dev.governor.context.SignalJob;
import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingQuery;
import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Page;
import dev.governor.plan.PlanRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages ask of the services behind them; each method is one short transaction or several. */
interface ConsoleServices {

    /** Returns findings with context and risk, narrowed and sorted. */
    Page<ListedFinding> findings(FindingQuery query, @Nullable String cursor, int limit);

    /** Returns one finding with context and risk. */
    Optional<ListedFinding> finding(String id);

    /** Returns what was sent, newest first. */
    Page<SignalJob> signals(@Nullable String cursor, int limit);

    /** Returns everything about one asset that the graph knows. */
    Optional<AssetFile> asset(AssetKey asset);

    /** Returns plans, newest first. */
    Page<PlanRecord> plans(@Nullable String cursor, int limit);

    /** Returns everything about one plan. */
    Optional<PlanFile> plan(String planId, Principal reader);

    /** Returns the human tasks that {@code reader} may see, newest first. */
    Page<ListedTask> tasks(Principal reader, @Nullable String cursor, int limit);

    /** Returns one human task if {@code reader} may see it. */
    Optional<ListedTask> task(String taskId, Principal reader);

    /** Makes {@code reader} the task's owner. */
    void claim(String taskId, Principal reader);

    /** Gives the task back. */
    void release(String taskId, Principal reader);

    /**
     * Takes a vote and, when it settles the request, moves the process on.
     *
     * @throws dev.governor.kernel.ProblemException when the vote is not taken: {@code separation-of-duties} (the attempt
     *     is on record), {@code task-state}, {@code approval-void}, {@code forbidden}, {@code not-found}
     */
    void review(String taskId, Principal reader, ReviewVerdict verdict, String comment, Digest shown);
}
