package dev.governor.api;

import dev.governor.bundle.PolicyBundle;
import dev.governor.workshop.BundleLifecycle;
import dev.governor.workshop.RuleCard;
import dev.governor.workshop.Workbench;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The rules that decide. Their ETag is the bundle's digest: it changes when any of them does. */
@Path("/api/v1/rules")
@Tag(name = "Bundles")
@Produces(MediaType.APPLICATION_JSON)
public class RuleResource {

    private final BundleLifecycle bundles;
    private final Workbench workbench = Workbench.standard();

    RuleResource(BundleLifecycle bundles) {
        this.bundles = bundles;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "List the rules that decide", description = "With their places, conditions and metadata.")
    @APIResponse(
            responseCode = "200",
            description = "The rules, by directory and id",
            content = @Content(schema = @Schema(implementation = RuleCard[].class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since `If-None-Match`")
    public RestResponse<List<RuleCard>> list(@Nullable @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        PolicyBundle active = bundles.active();
        return unchanged(active, known)
                ? ResponseBuilder.<List<RuleCard>>create(RestResponse.Status.NOT_MODIFIED)
                        .header(HttpHeaders.ETAG, tag(active))
                        .build()
                : ResponseBuilder.ok(workbench.rules(active))
                        .header(HttpHeaders.ETAG, tag(active))
                        .build();
    }

    @GET
    @Path("{id:.+}")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "Get a rule that decides", description = "The id stands in the path as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = RuleCard.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since `If-None-Match`")
    public RestResponse<RuleCard> get(
            @PathParam("id") String id, @Nullable @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        PolicyBundle active = bundles.active();
        RuleCard rule = workbench.rule(active, id);
        return unchanged(active, known)
                ? ResponseBuilder.<RuleCard>create(RestResponse.Status.NOT_MODIFIED)
                        .header(HttpHeaders.ETAG, tag(active))
                        .build()
                : ResponseBuilder.ok(rule).header(HttpHeaders.ETAG, tag(active)).build();
    }

    private static boolean unchanged(PolicyBundle active, @Nullable String known) {
        return tag(active).equals(known);
    }

    private static String tag(PolicyBundle active) {
        return "\"" + active.digest().text() + "\"";
    }
}
