package dev.governor.api;

import dev.governor.agent.ActionDecisionService;
import dev.governor.identity.CurrentPrincipal;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.policy.action.ActionDecision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single actions of agents: may this run, now? */
@Path("/api/v1/actions")
@Tag(name = "Actions")
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {

    private static final int MOST = 1_000;

    /** Whoever learns how a line was read learns how to write another one, so agents do not. */
    private static final Set<Role> MAY_SEE_PARTS = Set.of(Role.APPROVER, Role.AUTHOR, Role.AUDITOR, Role.OPERATOR);

    private final ActionDecisionService decisions;
    private final CurrentPrincipal caller;

    ActionResource(ActionDecisionService decisions, CurrentPrincipal caller) {
        this.decisions = decisions;
        this.caller = caller;
    }

    /**
     * Several actions of one caller.
     *
     * @param actions 1 to 1,000 of them, in the order in which the agent wants to do them
     */
    public record ActionsBody(
            @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid ActionBody> actions) {}

    /**
     * The answers to several actions.
     *
     * @param decisions one for each action, in the same order
     */
    public record ActionDecisions(List<ActionDecision> decisions) {}

    @POST
    @Path("decide")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decide on an action",
            description =
                    "Reads what a command, query, path, address or tool call would do and answers by policy. A denial"
                            + " is an answer too, not an error. When secrets were found, `masked` holds the texts to use"
                            + " instead.")
    public ActionDecision decide(@NotNull @Valid ActionBody body) {
        return decisions.decide(body.toEnvelope(caller.get()));
    }

    @POST
    @Path("decide/batch")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decide on several actions",
            description =
                    "Each has an answer of its own, in the same order; a later one knows of the denials before it.")
    public ActionDecisions decideAll(@NotNull @Valid ActionsBody body) {
        Principal principal = caller.get();
        return new ActionDecisions(decisions.decideAll(
                body.actions().stream().map(each -> each.toEnvelope(principal)).toList()));
    }

    @GET
    @Path("decisions/{id}")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get a decision on an action",
            description =
                    "As it was answered, without the masked texts, which are not kept. `parts` says how each part of"
                            + " the action was read, and what said so; who is an agent only does not see them.")
    public ActionDecision get(@PathParam("id") String id) {
        ActionDecision decision = decisions
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no decision `" + id + "`"));
        return MAY_SEE_PARTS.stream().anyMatch(caller.get()::has) ? decision : decision.withoutParts();
    }
}
