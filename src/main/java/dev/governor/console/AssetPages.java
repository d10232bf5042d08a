package dev.governor.console;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The search for an asset, and the page of one. */
@Path("/console/assets")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class AssetPages {

    private final Pages pages;
    private final Reader reader;
    private final ConsoleServices services;
    private final Clock clock;

    AssetPages(Pages pages, Reader reader, ConsoleServices services, Clock clock) {
        this.pages = pages;
        this.reader = reader;
        this.services = services;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public Response search(@Nullable @QueryParam("key") String key) {
        String asked = key == null ? "" : key.strip();
        Optional<AssetKey> found =
                key(asked).filter(each -> services.asset(each).isPresent());
        if (found.isPresent()) {
            return Response.seeOther(URI.create("/console/assets/" + found.get().text()))
                    .build();
        }
        return Response.ok(pages.render("assets", reader.frame("Assets", "assets"), Map.of("asked", asked)))
                .build();
    }

    @GET
    @Path("{key}")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String asset(@Encoded @PathParam("key") String raw) {
        String text = raw.contains(":") ? raw : URLDecoder.decode(raw, StandardCharsets.UTF_8);
        AssetFile file = key(text)
                .flatMap(services::asset)
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_FOUND, "the context graph has no asset `" + text + "`"));
        AssetView view = AssetView.of(file, clock.instant());
        return pages.render("asset", reader.frame(view.name(), "assets"), Map.of("asset", view));
    }

    private static Optional<AssetKey> key(String text) {
        try {
            return Optional.of(new AssetKey(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
