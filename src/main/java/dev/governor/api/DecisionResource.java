package dev.governor.api;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.policy.Decision;
import dev.governor.policy.DecisionService;
import dev.governor.policy.RecordedDecision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Recorded decisions. */
@Path("/api/v1/decisions")
@Tag(name = "Decisions")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {

    private final DecisionService decisions;

    DecisionResource(DecisionService decisions) {
        this.decisions = decisions;
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get a decision",
            description = "The outcome with the rules that determined it, the reasons, the risk with its contributions,"
                    + " the obligations, and the digests of policy and facts it was made from.")
    public Decision get(@PathParam("id") String id) {
        return decisions
                .find(id)
                .map(RecordedDecision::decision)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no decision `" + id + "`"));
    }
}
