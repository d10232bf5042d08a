package dev.governor.api;

import dev.governor.context.AssetProfile;
import dev.governor.context.ContextService;
import dev.governor.context.GraphSlice;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Assets and their neighbourhood in the context graph. */
@Path("/api/v1/assets/{key}")
@Tag(name = "Assets")
@Produces(MediaType.APPLICATION_JSON)
public class AssetResource {

    private static final int DEFAULT_HOPS = 2;

    private final ContextService context;

    AssetResource(ContextService context) {
        this.context = context;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get an asset",
            description = "Everything the graph knows about it at one revision. The key stands in the path as it is.")
    public AssetProfile get(@Encoded @PathParam("key") String key) {
        return profile(assetKey(key));
    }

    @GET
    @Path("graph")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get the graph around an asset",
            description = "The assets within `hops` relations (1 to 5, 2 when missing), at most 200.")
    public GraphSlice graph(@Encoded @PathParam("key") String key, @Nullable @QueryParam("hops") String hops) {
        AssetKey asset = profile(assetKey(key)).asset();
        return context.neighbourhood(
                asset, hops == null ? DEFAULT_HOPS : Query.number("hops", hops, 1, GraphSlice.MAX_HOPS));
    }

    private AssetProfile profile(AssetKey key) {
        return context.profile(key)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "the context graph has no asset `" + key.text() + "`"));
    }

    /** Returns the key as it stands in the path; one without a colon was percent-encoded once more on its way. */
    private static AssetKey assetKey(String raw) {
        try {
            return new AssetKey(raw.contains(":") ? raw : URLDecoder.decode(raw, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw ProblemException.at(ProblemCode.INVALID_FIELD, "/key", String.valueOf(e.getMessage()));
        }
    }
}
