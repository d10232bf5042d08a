package dev.governor.console;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The inbox and the review of one task. */
@Path("/console/tasks")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class TaskPages {

    private final Pages pages;
    private final Reader reader;
    private final ConsoleServices services;
    private final Picture picture;
    private final Clock clock;

    TaskPages(Pages pages, Reader reader, ConsoleServices services, Picture picture, Clock clock) {
        this.pages = pages;
        this.reader = reader;
        this.services = services;
        this.picture = picture;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.APPROVER, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String inbox(@DefaultValue("open") @QueryParam("tab") String tab) {
        Instant now = clock.instant();
        Inbox inbox = Inbox.of(services.tasks(reader.principal(), null, Inbox.LIMIT), reader.principal(), tab, now);
        return pages.render("tasks", reader.frame("Tasks", "tasks"), Map.of("inbox", inbox));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.APPROVER, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String task(@PathParam("id") String id) {
        return page(id, ReviewForm.Attempt.NONE);
    }

    @POST
    @Path("{id}/claim")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.APPROVER, Roles.OPERATOR})
    @Operation(hidden = true)
    public Response claim(@PathParam("id") String id, @Nullable @FormParam("csrf") String csrf) {
        reader.requireOwnForm(csrf);
        services.claim(id, reader.principal());
        return to("/console/tasks/" + id);
    }

    @POST
    @Path("{id}/release")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.APPROVER, Roles.OPERATOR})
    @Operation(hidden = true)
    public Response release(@PathParam("id") String id, @Nullable @FormParam("csrf") String csrf) {
        reader.requireOwnForm(csrf);
        services.release(id, reader.principal());
        return to("/console/tasks/" + id);
    }

    @POST
    @Path("{id}/review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.APPROVER, Roles.OPERATOR})
    @Operation(hidden = true)
    public Response review(@PathParam("id") String id, @BeanParam SentReview sent) {
        reader.requireOwnForm(sent.csrf());
        PlanPage plan = plan(require(id));
        String error = sent.firstError(plan.production(), plan.row().target());
        if (!error.isEmpty()) {
            return again(id, 422, error, sent);
        }
        try {
            services.review(id, reader.principal(), sent.verdict(), sent.comment(), sent.binding());
        } catch (ProblemException e) {
            return again(id, e.code().status(), message(e), sent);
        }
        return to("/console/tasks/" + id);
    }

    private static String message(ProblemException e) {
        return switch (e.code()) {
            case SEPARATION_OF_DUTIES -> "Your review was refused: " + e.detail() + ". The attempt is on record.";
            case APPROVAL_VOID -> "The plan changed while you read it: " + e.detail() + ". Read it again.";
            default -> "Your review was not taken: " + e.detail() + ".";
        };
    }

    private Response again(String id, int status, String error, SentReview sent) {
        return Response.status(status)
                .entity(page(id, new ReviewForm.Attempt(error, sent.word(), sent.comment())))
                .build();
    }

    private String page(String id, ReviewForm.Attempt attempt) {
        ListedTask listed = require(id);
        PlanFile file = file(listed);
        PlanPage plan = PlanPage.of(file, clock.instant());
        TaskRow task = TaskRow.of(listed, reader.principal(), clock.instant());
        ReviewForm form = ReviewForm.of(plan, task, attempt);
        return pages.render(
                "task",
                reader.frame(
                        "Review: " + plan.row().action() + " on " + plan.row().target(), "tasks"),
                Map.of(
                        "plan",
                        plan,
                        "task",
                        task,
                        "reviewable",
                        form != null,
                        "form",
                        form == null ? "" : form,
                        "picture",
                        picture.of(file),
                        "oob",
                        false));
    }

    private ListedTask require(String id) {
        return services.task(id, reader.principal())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no task `" + id + "`"));
    }

    private PlanPage plan(ListedTask listed) {
        return PlanPage.of(file(listed), clock.instant());
    }

    private PlanFile file(ListedTask listed) {
        String planId = listed.task().planId();
        return services.plan(planId, reader.principal())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no plan `" + planId + "`"));
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
