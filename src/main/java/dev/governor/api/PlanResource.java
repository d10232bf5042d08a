package dev.governor.api;

import dev.governor.identity.CurrentPrincipal;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.PlanRecord;
import dev.governor.policy.Decision;
import dev.governor.remediation.RemediationService;
import dev.governor.remediation.RemediationViews;
import dev.governor.remediation.Submission;
import dev.governor.remediation.reverification.Reverification;
import dev.governor.remediation.reverification.ReverificationService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Remediation plans: submit, preview, follow. */
@Path("/api/v1/plans")
@Tag(name = "Plans")
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,200}");

    private final RemediationService remediations;
    private final RemediationViews views;
    private final ReverificationService reverifications;
    private final CurrentPrincipal caller;

    PlanResource(
            RemediationService remediations,
            RemediationViews views,
            ReverificationService reverifications,
            CurrentPrincipal caller) {
        this.reverifications = reverifications;
        this.remediations = remediations;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Submit a plan",
            description = "Fills in a template of the catalogue. It is checked, decided on and, when policy allows,"
                    + " carried out; the answer has the decision. A denied plan is an answer too, not an error.")
    @APIResponse(
            responseCode = "201",
            description = "A new plan",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The plan of an earlier call with the same key and body",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public RestResponse<PlanView> submit(
            @Nullable @HeaderParam("Idempotency-Key") String key, @NotNull @Valid PlanBody body) {
        Submission submission = remediations.submit(body.toDraft(), caller.get(), idempotencyKey(key));
        PlanView view = view(submission.plan().plan().id());
        return submission.replayed()
                ? RestResponse.ok(view)
                : ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .location(URI.create("/api/v1/plans/" + view.id()))
                        .build();
    }

    @POST
    @Path("preview")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask what policy would say",
            description = "The decision on a plan that is not submitted: nothing runs, and only the question is kept.")
    public Decision preview(@NotNull @Valid PlanBody body) {
        return remediations.preview(body.toDraft(), caller.get());
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "List plans", description = "Newest first.")
    public Page<PlanRecord> list(
            @Nullable @QueryParam("cursor") String cursor, @Nullable @QueryParam("limit") String limit) {
        return remediations.list(cursor, Query.limit(limit));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get a plan",
            description = "Where it is, the decision, the approval request and human task if there are any, and every"
                    + " receipt about it so far.")
    public PlanView get(@PathParam("id") String id) {
        return view(id);
    }

    @GET
    @Path("{id}/reverifications")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "List a plan's re-verifications",
            description = "Later looks at the effect of a plan that ended verified, newest first: what is due, what was"
                    + " still closed, and what was open again with what changed and who may have done it.")
    public Page<Reverification> reverifications(
            @PathParam("id") String id,
            @Nullable @QueryParam("cursor") String cursor,
            @Nullable @QueryParam("limit") String limit) {
        return reverifications.list(id, cursor, Query.limit(limit));
    }

    private PlanView view(String id) {
        return views.find(id)
                .map(PlanView::from)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no plan `" + id + "`"));
    }

    private static String idempotencyKey(@Nullable String key) {
        if (key == null || key.isBlank() || !KEY.matcher(key).matches()) {
            throw ProblemException.at(
                    ProblemCode.IDEMPOTENCY_KEY_MISSING,
                    "Idempotency-Key",
                    "the header must hold 1 to 200 printable ASCII characters");
        }
        return key;
    }
}
