package dev.governor.console;

import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.PlanRecord;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The list of plans, the page of each, and the part of it that moves. */
@Path("/console/plans")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class PlanPages {

    private static final int LIMIT = 50;

    private final Pages pages;
    private final Reader reader;
    private final ConsoleServices services;
    private final Picture picture;
    private final Clock clock;

    PlanPages(Pages pages, Reader reader, ConsoleServices services, Picture picture, Clock clock) {
        this.pages = pages;
        this.reader = reader;
        this.services = services;
        this.picture = picture;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String list(@Nullable @QueryParam("cursor") String cursor) {
        Instant now = clock.instant();
        Page<PlanRecord> found = services.plans(cursor, LIMIT);
        return pages.render(
                "plans",
                reader.frame("Plans", "plans"),
                Map.of(
                        "rows",
                                found.items().stream()
                                        .map(plan -> PlanRow.of(plan, now))
                                        .toList(),
                        "paged", cursor != null,
                        "next", Link.next("/console/plans", found.next())));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String plan(@PathParam("id") String id) {
        PlanFile file = require(id);
        PlanPage plan = PlanPage.of(file, clock.instant());
        return pages.render(
                "plan",
                reader.frame(plan.row().action() + " on " + plan.row().target(), "plans"),
                Map.of("plan", plan, "picture", picture.of(file), "oob", false));
    }

    /** Answers with what moved since the receipt {@code after}, or with no content when nothing did. */
    @GET
    @Path("{id}/live")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public Response live(@PathParam("id") String id, @DefaultValue("0") @QueryParam("after") long after) {
        PlanFile file = require(id);
        PlanPage plan = PlanPage.of(file, clock.instant());
        if (plan.live() && plan.last() == after) {
            return Response.noContent().build();
        }
        return Response.ok(pages.render(
                        "live",
                        reader.frame("", "plans"),
                        Map.of("plan", plan, "picture", picture.of(file), "oob", true)))
                .build();
    }

    private PlanFile require(String id) {
        return services.plan(id, reader.principal())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no plan `" + id + "`"));
    }
}
