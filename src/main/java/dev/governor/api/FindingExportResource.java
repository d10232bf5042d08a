package dev.governor.api;

import dev.governor.context.ContextService;
import dev.governor.context.ContextView;
import dev.governor.finding.Finding;
import dev.governor.finding.FindingQuery;
import dev.governor.finding.FindingRank;
import dev.governor.finding.FindingService;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All findings at once, as OCSF events for a SIEM or for another governor. */
@Path("/api/v1/findings/export")
@Tag(name = "Findings")
public class FindingExportResource {

    private static final String NDJSON = "application/x-ndjson";

    private final FindingService findings;
    private final ContextService context;

    FindingExportResource(FindingService findings, ContextService context) {
        this.findings = findings;
        this.context = context;
    }

    @GET
    @Produces(NDJSON)
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Export findings as OCSF",
            description = "One OCSF 1.8.0 event a line, newest first, narrowed by `status`, `severity`, `asset` and"
                    + " `type`. What OCSF has no place for is in `unmapped`: `provenance` (who stated each field), `risk`,"
                    + " and `discriminator`. Sent to a governor as a signal, an event is the same finding there.")
    @APIResponse(
            responseCode = "200",
            description = "one event a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
    public StreamingOutput export(
            @Nullable @QueryParam("status") String status,
            @Nullable @QueryParam("severity") String severity,
            @Nullable @QueryParam("asset") String asset,
            @Nullable @QueryParam("type") String type) {
        FindingQuery query = FindingResource.query(status, severity, asset, type);
        ContextView view = context.view();
        // the first page is read before the answer starts, so that what fails then is a problem with a status of its
        // own
        Page<Finding> first = findings.list(query, null, Page.MAX_LIMIT);
        return out -> write(query, view, first, out);
    }

    private void write(FindingQuery query, ContextView view, Page<Finding> first, OutputStream out) throws IOException {
        Page<Finding> page = first;
        write(page, view, out);
        while (page.next() != null) {
            page = findings.list(query, page.next(), Page.MAX_LIMIT);
            write(page, view, out);
        }
    }

    private void write(Page<Finding> page, ContextView view, OutputStream out) throws IOException {
        Map<String, FindingRank> ranks =
                findings.ranks(page.items().stream().map(Finding::id).toList());
        for (Finding finding : page.items()) {
            String line = CanonicalJson.write(OcsfFinding.of(view.attach(finding), ranks.get(finding.id())));
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }
}
