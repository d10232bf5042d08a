package dev.governor.console;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.Page;
import dev.governor.workshop.BundleLifecycle;
import dev.governor.workshop.StandingCanary;
import dev.governor.workshop.Workbench;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The rules that decide, how they came to, and what waits for approval. */
@Path("/console/policy")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class PolicyPages {

    private static final URI HERE = URI.create("/console/policy");

    private final Pages pages;
    private final Reader reader;
    private final BundleLifecycle bundles;
    private final Clock clock;
    private final Workbench workbench = Workbench.standard();

    PolicyPages(Pages pages, Reader reader, BundleLifecycle bundles, Clock clock) {
        this.pages = pages;
        this.reader = reader;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** Tells whether {@code reader} may approve what somebody else proposed. */
    static boolean mayApprove(Principal reader) {
        return reader.has(Role.APPROVER) || reader.has(Role.AUTHOR);
    }

    @GET
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String policy() {
        Instant now = clock.instant();
        Principal principal = reader.principal();
        StandingCanary.@Nullable Compared canary = bundles.canary().orElse(null);
        List<PolicyView.Proposal> proposals = bundles.proposals().stream()
                .map(proposed -> PolicyView.Proposal.of(
                        proposed, bundles.find(proposed.commit()).diff(), principal, canary != null, now))
                .toList();
        PolicyView view = PolicyView.of(
                bundles.active(),
                workbench.rules(bundles.active()),
                bundles.history(Page.DEFAULT_LIMIT),
                proposals,
                canary,
                principal,
                now);
        return pages.render("policy", reader.frame("Policy", "policy"), Map.of("policy", view));
    }

    @POST
    @Path("proposals/{id}/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR})
    @Operation(hidden = true)
    public Response approve(@PathParam("id") String id, @Nullable @FormParam("csrf") String csrf) {
        reader.requireOwnForm(csrf);
        bundles.approve(id, reader.principal());
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("canary/promote")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR})
    @Operation(hidden = true)
    public Response promote(@Nullable @FormParam("csrf") String csrf) {
        reader.requireOwnForm(csrf);
        bundles.promoteCanary(reader.principal());
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("canary/abort")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR})
    @Operation(hidden = true)
    public Response abort(@Nullable @FormParam("csrf") String csrf) {
        reader.requireOwnForm(csrf);
        bundles.abortCanary(reader.principal());
        return Response.seeOther(HERE).build();
    }
}
