package dev.governor.api;

import dev.governor.analysis.Proof;
import dev.governor.analysis.Remark;
import dev.governor.simulation.BehaviourDiff;
import dev.governor.simulation.ScenarioReport;
import dev.governor.workshop.BundleDifference;
import dev.governor.workshop.BundleTrials;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bundles on trial: what a bundle that is sent, or the one that decides, does; nothing is kept. */
@Path("/api/v1/bundles")
@Tag(name = "Bundles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TrialResource {

    private final BundleTrials trials;

    TrialResource(BundleTrials trials) {
        this.trials = trials;
    }

    @POST
    @Path("backtest")
    @RolesAllowed({Roles.AUTHOR, Roles.APPROVER, Roles.OPERATOR})
    @Operation(
            summary = "Try a bundle on recorded decisions",
            description = "Which decisions about plans and actions would end otherwise, grouped by outcomes and by the"
                    + " rules that determine them, those that become looser first.")
    public BehaviourDiff backtest(@NotNull @Valid BacktestBody body) {
        return body.against() == BacktestBody.Against.ACTIVE
                ? trials.compare(body.source(), body.window())
                : trials.backtest(body.source(), body.window());
    }

    @POST
    @Path("test")
    @RolesAllowed({Roles.AUTHOR, Roles.APPROVER, Roles.OPERATOR})
    @Operation(
            summary = "Run the scenarios of a bundle",
            description = "How each ends, and how well they cover the rules. One that ends otherwise than it says is an"
                    + " answer, not an error.")
    public ScenarioReport test(@NotNull @Valid TrialBody body) {
        return trials.test(body.source());
    }

    @POST
    @Path("analyze")
    @RolesAllowed({Roles.AUTHOR, Roles.APPROVER, Roles.OPERATOR})
    @Operation(
            summary = "Analyse the rules of a bundle",
            description = "Conflicts, shadowed, redundant and unreachable rules, and gaps, for every case at once.")
    public List<Remark> analyze(@NotNull @Valid TrialBody body) {
        return trials.analyze(body.source());
    }

    @POST
    @Path("prove")
    @RolesAllowed({Roles.AUTHOR, Roles.APPROVER, Roles.OPERATOR})
    @Operation(
            summary = "Prove the safety properties of a bundle",
            description = "For every case at once, with a counterexample for each property that does not hold.")
    public List<Proof> prove(@NotNull @Valid TrialBody body) {
        return trials.prove(body.source());
    }

    @POST
    @Path("diff")
    @RolesAllowed({Roles.AUTHOR, Roles.APPROVER, Roles.OPERATOR})
    @Operation(
            summary = "Compare a bundle with the one that decides",
            description = "The rules that differ, and exactly which cases are answered otherwise.")
    public BundleDifference diff(@NotNull @Valid TrialBody body) {
        return trials.diff(body.source());
    }
}
