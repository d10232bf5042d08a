package dev.governor.api;

import dev.governor.bundle.PolicyBundle;
import dev.governor.identity.CurrentPrincipal;
import dev.governor.workshop.BundleLifecycle;
import dev.governor.workshop.Change;
import dev.governor.workshop.CheckReport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Policy bundles: what decides, what decided before, and how another one comes to decide. */
@Path("/api/v1/bundles")
@Tag(name = "Bundles")
@Produces(MediaType.APPLICATION_JSON)
public class BundleResource {

    private final BundleLifecycle bundles;
    private final CurrentPrincipal caller;

    BundleResource(BundleLifecycle bundles, CurrentPrincipal caller) {
        this.bundles = bundles;
        this.caller = caller;
    }

    /**
     * The bundle that decides.
     *
     * @param name its name
     * @param version its version
     * @param digest its digest, which is stamped on every decision
     * @param rules how many rules each directory holds
     */
    public record Active(String name, String version, String digest, Map<String, Integer> rules) {}

    /**
     * A bundle that decided before.
     *
     * @param to its commit
     * @param why why it should decide again
     */
    public record RollBack(@NotBlank String to, @NotBlank String why) {}

    @GET
    @Path("active")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "Get the bundle that decides")
    public Active active() {
        PolicyBundle active = bundles.active();
        Map<String, Integer> rules = new TreeMap<>();
        active.rules()
                .forEach((directory, held) ->
                        rules.put(directory, held.definitions().size()));
        return new Active(active.name(), active.version(), active.digest().text(), rules);
    }

    @GET
    @Path("history")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "List what was promoted",
            description = "Newest first, at most `limit`: who proposed it, who approved it, when and why.")
    public List<Change> history(@Nullable @QueryParam("limit") String limit) {
        return bundles.history(Query.limit(limit));
    }

    @GET
    @Path("proposals")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "List open proposals", description = "Oldest first.")
    public List<Change> proposals() {
        return bundles.proposals();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get a bundle of the store",
            description = "By its commit, or by the id of an open proposal: its files, and what it changes.")
    public BundleView get(@PathParam("id") String id) {
        return BundleView.of(bundles.find(id));
    }

    @POST
    @Path("check")
    @RolesAllowed({Roles.AUTHOR, Roles.APPROVER, Roles.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Check a bundle",
            description = "Everything that would be asked of it before it decides, and nothing is kept. A bundle with"
                    + " mistakes is an answer, not an error.")
    public CheckReport check(@NotNull @Valid BundleBody body) {
        return bundles.check(body.source());
    }

    @POST
    @Path("proposals")
    @RolesAllowed(Roles.AUTHOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Propose a bundle", description = "Somebody else has to approve it before it decides.")
    @APIResponse(
            responseCode = "201",
            description = "The proposal",
            content = @Content(schema = @Schema(implementation = Change.class)))
    public RestResponse<Change> propose(@NotNull @Valid BundleBody body) {
        Change proposed = bundles.propose(body.source(), caller.get(), body.reason());
        return ResponseBuilder.create(RestResponse.Status.CREATED, proposed)
                .location(URI.create("/api/v1/bundles/" + proposed.proposal()))
                .build();
    }

    @POST
    @Path("proposals/{id}/approve")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR})
    @Operation(
            summary = "Approve a proposal and promote it",
            description =
                    "Nobody approves what they proposed. The bundle decides at once; decisions in flight finish on"
                            + " the one they began with.")
    public Change approve(@PathParam("id") String id) {
        return bundles.approve(id, caller.get());
    }

    @POST
    @Path("rollback")
    @RolesAllowed(Roles.APPROVER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let an earlier bundle decide again",
            description = "One person is enough, because two agreed on it when it was promoted.")
    public Change rollBack(@NotNull @Valid RollBack body) {
        return bundles.rollBack(body.to(), caller.get(), body.why());
    }
}
