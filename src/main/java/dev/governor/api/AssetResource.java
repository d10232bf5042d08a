package dev.governor.api;

import dev.governor.context.AssetProfile;
import dev.governor.context.AssetQuery;
import dev.governor.context.AssetSummary;
import dev.governor.context.BlastRadius;
import dev.governor.context.ContextService;
import dev.governor.context.ContextView;
import dev.governor.context.ExposureProof;
import dev.governor.context.GraphSlice;
import dev.governor.context.Impact;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Environment;
import dev.governor.kernel.Page;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Assets, and what the context graph answers about them.
 *
 * <p>Each answer names its revision. {@code min_revision} demands one that is no older; the server waits for it a moment and
 * then refuses with {@code stale-context}.
 */
@Path("/api/v1/assets")
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
            summary = "List assets",
            description =
                    "In the order of their keys. `query` is part of a key or a name, in any letter case. A slice may be"
                            + " short of `limit`, or empty, and still have a `next`.")
    public Page<AssetSummary> list(
            @Nullable @QueryParam("query") String query,
            @Nullable @QueryParam("type") String type,
            @Nullable @QueryParam("environment") String environment,
            @Nullable @QueryParam("min_revision") String minRevision,
            @Nullable @QueryParam("cursor") String cursor,
            @Nullable @QueryParam("limit") String limit) {
        AssetQuery asked = new AssetQuery(
                Objects.requireNonNullElse(query, ""),
                type,
                Query.level(Environment.class, "environment", environment),
                cursor(cursor),
                Query.limit(limit));
        return view(minRevision).search(asked);
    }

    @GET
    @Path("{key}")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get an asset",
            description = "Everything the graph knows about it at one revision. The key stands in the path as it is.")
    public AssetProfile get(
            @Encoded @PathParam("key") String key, @Nullable @QueryParam("min_revision") String minRevision) {
        AssetKey asset = assetKey(key);
        return view(minRevision).profile(asset).orElseThrow(() -> unknown(asset));
    }

    @GET
    @Path("{key}/graph")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get the graph around an asset",
            description = "The assets within `hops` relations (1 to 5, 2 when missing), at most 200.")
    public GraphSlice graph(
            @Encoded @PathParam("key") String key,
            @Nullable @QueryParam("hops") String hops,
            @Nullable @QueryParam("min_revision") String minRevision) {
        AssetKey asset = assetKey(key);
        int distance = hops == null ? DEFAULT_HOPS : Query.number("hops", hops, 1, GraphSlice.MAX_HOPS);
        return holding(asset, minRevision).neighbourhood(asset, distance);
    }

    @GET
    @Path("{key}/exposure")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Tell from where an asset can be reached",
            description = "With the path from the internet that proves it, as relations and in sentences.")
    public ExposureProof exposure(
            @Encoded @PathParam("key") String key, @Nullable @QueryParam("min_revision") String minRevision) {
        AssetKey asset = assetKey(key);
        return holding(asset, minRevision).exposure(asset);
    }

    @GET
    @Path("{key}/blast-radius")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Tell what an attack on an asset, or a fix of it, comes to",
            description = "`of` is `attack` (when missing) or `fix`. The sensitive data and the production services it"
                    + " reaches, each with its path, and the owners of everything affected.")
    public Impact blastRadius(
            @Encoded @PathParam("key") String key,
            @Nullable @QueryParam("of") String of,
            @Nullable @QueryParam("min_revision") String minRevision) {
        AssetKey asset = assetKey(key);
        BlastRadius.Of event = Query.level(BlastRadius.Of.class, "of", of);
        return holding(asset, minRevision).impact(event == null ? BlastRadius.Of.ATTACK : event, asset);
    }

    private ContextView holding(AssetKey asset, @Nullable String minRevision) {
        ContextView view = view(minRevision);
        if (!view.holds(asset)) {
            throw unknown(asset);
        }
        return view;
    }

    private ContextView view(@Nullable String minRevision) {
        return minRevision == null ? context.view() : context.atLeast(Query.revision("min_revision", minRevision));
    }

    private static ProblemException unknown(AssetKey asset) {
        return new ProblemException(ProblemCode.NOT_FOUND, "the context graph has no asset `" + asset.text() + "`");
    }

    private static @Nullable AssetKey cursor(@Nullable String cursor) {
        try {
            return cursor == null ? null : new AssetKey(cursor);
        } catch (IllegalArgumentException e) {
            throw ProblemException.at(
                    ProblemCode.INVALID_CURSOR, "?cursor", "`" + cursor + "` is no cursor that was handed out");
        }
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
