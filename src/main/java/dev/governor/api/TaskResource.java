package dev.governor.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.governor.approval.ApprovalRequest;
import dev.governor.approval.ApprovalService;
import dev.governor.approval.ReviewVerdict;
import dev.governor.identity.CurrentPrincipal;
import dev.governor.identity.Principal;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.ChangePreview;
import dev.governor.process.HumanTask;
import dev.governor.process.TaskService;
import dev.governor.process.TaskState;
import dev.governor.remediation.QuarantineService;
import dev.governor.remediation.RemediationService;
import dev.governor.remediation.ReviewService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The human tasks of remediations. */
@Path("/api/v1/tasks")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
public class TaskResource {

    private final TaskService tasks;
    private final ReviewService reviews;
    private final QuarantineService quarantines;
    private final ApprovalService approvals;
    private final RemediationService remediations;
    private final CurrentPrincipal caller;

    TaskResource(
            TaskService tasks,
            ReviewService reviews,
            QuarantineService quarantines,
            ApprovalService approvals,
            RemediationService remediations,
            CurrentPrincipal caller) {
        this.remediations = remediations;
        this.tasks = tasks;
        this.reviews = reviews;
        this.quarantines = quarantines;
        this.approvals = approvals;
        this.caller = caller;
    }

    /**
     * A vote.
     *
     * @param comment why, 1 to 2,000 characters
     * @param bindingDigest the digest of what the reviewer was shown: the approval request's {@code binding}
     */
    public record ReviewBody(
            @NotBlank @Size(max = 2_000) String comment,
            @NotNull @JsonProperty("binding_digest") Digest bindingDigest) {}

    /**
     * What ends a quarantine.
     *
     * @param comment what was found and done, at most 2,000 characters
     */
    public record ResolutionBody(
            @NotBlank @Size(max = 2_000) String comment) {}

    /**
     * A task with the question it asks.
     *
     * @param task the task
     * @param approval the request for approval it stands for, null for a task that is no review
     * @param preview what the change and its rollback would do, a part of what a vote is bound to; null where nothing
     *     here would carry it out
     * @param whyNot why the caller may not review it, null when the caller may
     */
    public record TaskView(
            HumanTask task,
            @Nullable ApprovalRequest approval,
            @Nullable ChangePreview preview,
            @Nullable String whyNot) {}

    @GET
    @RolesAllowed({Roles.APPROVER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            summary = "List tasks",
            description = "The tasks of the caller's roles, newest first; auditors see all. `state` narrows.")
    public Page<HumanTask> list(
            @Nullable @QueryParam("state") String state,
            @Nullable @QueryParam("cursor") String cursor,
            @Nullable @QueryParam("limit") String limit) {
        return tasks.list(caller.get(), Query.level(TaskState.class, "state", state), cursor, Query.limit(limit));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.APPROVER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            summary = "Get a task",
            description =
                    "With the request for approval it stands for, what the change and its rollback would do, and why"
                            + " the caller may not review it, if so.")
    public TaskView get(@PathParam("id") String id) {
        Principal principal = caller.get();
        HumanTask task = tasks.find(id, principal)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no task `" + id + "`"));
        return new TaskView(
                task,
                approvals.findByPlan(task.planId()).orElse(null),
                remediations.previewOf(task.planId()).orElse(null),
                approvals.whyNot(task.planId(), principal).orElse(null));
    }

    @POST
    @Path("{id}/claim")
    @RolesAllowed({Roles.APPROVER, Roles.OPERATOR})
    @Operation(summary = "Claim a task", description = "Until it is given back, nobody else can review it.")
    public HumanTask claim(@PathParam("id") String id) {
        return reviews.claim(id, caller.get());
    }

    @POST
    @Path("{id}/release")
    @RolesAllowed({Roles.APPROVER, Roles.OPERATOR})
    @Operation(summary = "Give a task back", description = "Others can then claim it.")
    public HumanTask release(@PathParam("id") String id) {
        return reviews.release(id, caller.get());
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.APPROVER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve what a task asks for",
            description = "Counts for exactly what `binding_digest` names. Who submitted the plan, runs the agent that"
                    + " did, or voted before is refused with `separation-of-duties`, and the attempt is on record.")
    public ApprovalRequest approve(@PathParam("id") String id, @NotNull @Valid ReviewBody body) {
        return reviews.review(id, caller.get(), ReviewVerdict.APPROVE, body.comment(), body.bindingDigest());
    }

    @POST
    @Path("{id}/reject")
    @RolesAllowed(Roles.APPROVER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reject what a task asks for", description = "One rejection ends the plan.")
    public ApprovalRequest reject(@PathParam("id") String id, @NotNull @Valid ReviewBody body) {
        return reviews.review(id, caller.get(), ReviewVerdict.REJECT, body.comment(), body.bindingDigest());
    }

    @POST
    @Path("{id}/resolve")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Resolve a quarantine",
            description = "Says that a person looked at the target of a plan that could neither be verified nor undone;"
                    + " the asset may be changed by plans again.")
    public HumanTask resolve(@PathParam("id") String id, @NotNull @Valid ResolutionBody body) {
        return quarantines.resolve(id, caller.get(), body.comment());
    }
}
