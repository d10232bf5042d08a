package dev.governor.api;

import dev.governor.context.IngestResult;
import dev.governor.context.SignalService;
import dev.governor.identity.CurrentPrincipal;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import dev.governor.signal.RawSignal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door for findings, inventories, owners and classifications, each in its provider's own format. */
@Path("/api/v1/signals")
@Tag(name = "Signals")
@Produces(MediaType.APPLICATION_JSON)
public class SignalResource {

    private final SignalService signals;
    private final CurrentPrincipal caller;

    SignalResource(SignalService signals, CurrentPrincipal caller) {
        this.signals = signals;
        this.caller = caller;
    }

    /** {@link IngestResult} as the API shows it. */
    public record SignalAnswer(
            String signal,
            long records,
            int accepted,
            int merged,
            int unchanged,
            int resolved,
            int evidence,
            int context,
            List<Rejection> rejected,
            List<String> findings,
            long revision) {

        /**
         * One thing that was left out.
         *
         * @param at where it stands in the signal
         * @param code the problem's code
         * @param detail why, in a sentence
         */
        public record Rejection(String at, String code, String detail) {}

        static SignalAnswer from(IngestResult result) {
            return new SignalAnswer(
                    result.signal(),
                    result.records(),
                    result.accepted(),
                    result.merged(),
                    result.unchanged(),
                    result.resolved(),
                    result.evidence(),
                    result.context(),
                    result.rejected().stream()
                            .map(left -> new Rejection(left.at(), left.code().slug(), left.detail()))
                            .toList(),
                    result.findings(),
                    result.revision());
        }
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Send a signal",
            description = "Any document in a format that a reader recognises by its content: SARIF and OCSF findings,"
                    + " inventory, ownership, data classification. Taken whole or not at all. `source` names the"
                    + " sender. Only operators send signals, so what a signal states is believed as far as its own"
                    + " source is.")
    public SignalAnswer post(@Nullable @QueryParam("source") String source, byte[] body) {
        if (body.length == 0) {
            throw new ProblemException(ProblemCode.MALFORMED_BODY, "the body is empty");
        }
        RawSignal signal =
                new RawSignal(body, source, Trust.AUTHORITATIVE, caller.get().subject());
        return SignalAnswer.from(signals.ingest(signal));
    }
}
