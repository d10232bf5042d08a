package dev.governor.api;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.Receipt;
import dev.governor.audit.ReceiptKind;
import dev.governor.kernel.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The evidence log, read only. */
@Path("/api/v1/receipts")
@Tag(name = "Evidence")
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptResource {

    private final EvidenceLog evidence;

    ReceiptResource(EvidenceLog evidence) {
        this.evidence = evidence;
    }

    /**
     * What a walk over the whole log found.
     *
     * @param intact whether every link holds
     * @param firstBreak the first thing that is wrong, null when nothing is
     */
    public record Verification(boolean intact, @Nullable String firstBreak) {}

    @GET
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "List receipts",
            description = "Oldest first, narrowed by `subject` (a plan's id, say) and `kind`.")
    public Page<Receipt> list(
            @Nullable @QueryParam("subject") String subject,
            @Nullable @QueryParam("kind") String kind,
            @Nullable @QueryParam("cursor") String cursor,
            @Nullable @QueryParam("limit") String limit) {
        return evidence.list(subject, Query.level(ReceiptKind.class, "kind", kind), cursor, Query.limit(limit));
    }

    @GET
    @Path("verification")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Verify the log",
            description = "Recomputes every digest and follows every link from the first receipt to the head.")
    public Verification verification() {
        return evidence.firstBreak()
                .map(broken -> new Verification(false, broken))
                .orElseGet(() -> new Verification(true, null));
    }
}
