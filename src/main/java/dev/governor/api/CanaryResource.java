package dev.governor.api;

import dev.governor.identity.CurrentPrincipal;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.workshop.BundleLifecycle;
import dev.governor.workshop.Change;
import dev.governor.workshop.StandingCanary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The canary: a proposed bundle that decides for some, while the other one answers beside it. */
@Path("/api/v1/bundles")
@Tag(name = "Bundles")
@Produces(MediaType.APPLICATION_JSON)
public class CanaryResource {

    private final BundleLifecycle bundles;
    private final CurrentPrincipal caller;

    CanaryResource(BundleLifecycle bundles, CurrentPrincipal caller) {
        this.bundles = bundles;
        this.caller = caller;
    }

    @GET
    @Path("canary")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get the canary",
            description = "Whom it decides for, and how its answers compare with those of the bundle beside it since it"
                    + " or the server started.")
    public StandingCanary.Compared canary() {
        return bundles.canary().orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "no canary stands"));
    }

    @POST
    @Path("proposals/{id}/canary")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve a proposal as canary",
            description = "Nobody approves what they proposed. The bundle decides for some at once; what began with"
                    + " another one goes on with that.")
    public StandingCanary start(@PathParam("id") String id, @NotNull @Valid CanaryBody body) {
        return bundles.startCanary(id, body.share(), caller.get());
    }

    @POST
    @Path("canary/promote")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR})
    @Operation(
            summary = "Let the canary decide for everybody",
            description = "Nobody promotes what they proposed. What the other bundle decided and nobody began to carry"
                    + " out is void, as with every promotion.")
    public Change promote() {
        return bundles.promoteCanary(caller.get());
    }

    @DELETE
    @Path("canary")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR})
    @Operation(
            summary = "Abort the canary",
            description = "The other bundle decides for everybody again; the proposal stays open. What the canary"
                    + " decided and nobody began to carry out is void.")
    public StandingCanary abort() {
        return bundles.abortCanary(caller.get());
    }
}
