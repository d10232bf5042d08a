package dev.governor.api;

import dev.governor.context.IngestResult;
import dev.governor.context.SignalJob;
import dev.governor.context.SignalJob.Refusal;
import dev.governor.context.SignalService;
import dev.governor.context.SignalService.Delivery;
import dev.governor.context.SignalService.Received;
import dev.governor.context.SignalState;
import dev.governor.identity.CurrentPrincipal;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door for findings, inventories, owners and classifications, each in its provider's own format. */
@Path(SignalResource.PATH)
@Tag(name = "Signals")
@Produces(MediaType.APPLICATION_JSON)
public class SignalResource {

    static final String PATH = "/api/v1/signals";

    private static final Set<String> ENCODINGS = Set.of("", "identity", "gzip", "x-gzip");

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

    /**
     * A received signal as the API shows it.
     *
     * @param signal {@code sig_…}
     * @param state how far it is taken in
     * @param source what its sender calls itself
     * @param formats the formats of its documents, empty before it was read
     * @param bytes how many bytes it has
     * @param receivedAt when it was received
     * @param finishedAt when it was stored or refused, null before
     * @param progress how many of its records are stored
     * @param result what it did, null before it is done
     * @param problem why it was refused, null when it was not
     */
    public record SignalView(
            String signal,
            SignalState state,
            String source,
            List<String> formats,
            long bytes,
            Instant receivedAt,
            @Nullable Instant finishedAt,
            Progress progress,
            @Nullable SignalAnswer result,
            @Nullable Problem problem) {

        /**
         * How far a signal is stored.
         *
         * @param records how many records it holds, 0 before it was read
         * @param done how many of them are stored
         */
        public record Progress(long records, long done) {}

        static SignalView from(SignalJob job) {
            IngestResult result = job.state() == SignalState.DONE ? job.result() : null;
            Refusal refusal = job.problem();
            return new SignalView(
                    job.id(),
                    job.state(),
                    job.source(),
                    job.formats(),
                    job.bytes(),
                    job.receivedAt(),
                    job.finishedAt(),
                    new Progress(job.records(), job.recordsDone()),
                    result == null ? null : SignalAnswer.from(result),
                    refusal == null
                            ? null
                            : Problem.of(refusal.code(), refusal.detail(), PATH + "/" + job.id(), refusal.places()));
        }
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Send a signal",
            description = "Any document in a format that a reader recognises by its content, also packed with gzip:"
                    + " findings, inventory, ownership, data classification. Taken whole or not at all; of records that"
                    + " their format calls independent, the broken ones are left out and listed as `rejected`. `source`"
                    + " names the sender. A body over 8 MB, and any with `Prefer: respond-async`, is answered with 202"
                    + " and the `Location` of its progress. Only operators send signals, so what a signal states is"
                    + " believed as far as its own source is.")
    @APIResponse(
            responseCode = "200",
            description = "taken in",
            content = @Content(schema = @Schema(implementation = SignalAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "waits for its turn; `Location` says where to look",
            content = @Content(schema = @Schema(implementation = SignalView.class)))
    public Response post(
            @Nullable @QueryParam("source") String source,
            @Nullable @HeaderParam("Prefer") String prefer,
            @Nullable @HeaderParam("Content-Encoding") String encoding,
            InputStream body)
            throws IOException {
        if (encoding != null && !ENCODINGS.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
            throw new ProblemException(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE, "the Content-Encoding `" + encoding + "` is not gzip");
        }
        boolean wait = prefer != null && prefer.toLowerCase(Locale.ROOT).contains("respond-async");
        Delivery delivery =
                new Delivery(source, Trust.AUTHORITATIVE, caller.get().subject());
        Received received = signals.receive(body, delivery, wait);
        IngestResult result = received.result();
        if (result != null) {
            return Response.ok(SignalAnswer.from(result)).build();
        }
        return Response.status(Response.Status.ACCEPTED)
                .header("Location", PATH + "/" + received.signal())
                .entity(view(received.signal()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "List signals", description = "What was sent, newest first.")
    public Page<SignalView> list(
            @Nullable @QueryParam("cursor") String cursor, @Nullable @QueryParam("limit") String limit) {
        Page<SignalJob> page = signals.list(cursor, Query.limit(limit));
        return new Page<>(page.items().stream().map(SignalView::from).toList(), page.next());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "Get a signal", description = "How far it is taken in, and what it did or why it was refused.")
    public SignalView get(@PathParam("id") String id) {
        return view(id);
    }

    private SignalView view(String id) {
        return signals.find(id)
                .map(SignalView::from)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no signal `" + id + "`"));
    }
}
