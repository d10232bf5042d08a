package dev.governor.api.webhook;

import dev.governor.context.IngestResult;
import dev.governor.context.SignalService;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import dev.governor.signal.RawSignal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where GitHub, Amazon SNS and Google Pub/Sub deliver signals.
 *
 * <p>What they bring is believed as curated at most: the proof says which service relayed a message, and not that everybody
 * who may publish through it speaks for the facts.
 */
@Path("/api/v1/webhooks")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class WebhookResource {

    private static final Trust CEILING = Trust.CURATED;
    private static final int LARGEST = 8 * 1024 * 1024;

    private final Webhooks webhooks;
    private final SignalService signals;

    WebhookResource(Webhooks webhooks, SignalService signals) {
        this.webhooks = webhooks;
        this.signals = signals;
    }

    /**
     * What became of a delivery.
     *
     * @param state {@code taken}, {@code repeated} (taken before), {@code ignored} (nothing to take) or {@code
     *     confirmation_needed} (an operator has to confirm the subscription)
     * @param signal the id of the signal, null when none was taken
     * @param accepted findings that were opened
     * @param merged reports that changed a known finding
     * @param resolved findings that were resolved
     */
    public record Delivery(String state, @Nullable String signal, int accepted, int merged, int resolved) {

        static Delivery of(String state) {
            return new Delivery(state, null, 0, 0, 0);
        }

        static Delivery taken(IngestResult result) {
            return new Delivery("taken", result.signal(), result.accepted(), result.merged(), result.resolved());
        }
    }

    @POST
    @Path("github")
    @PermitAll
    @SecurityRequirements
    @Operation(
            summary = "Take a delivery of GitHub",
            description =
                    "`X-Hub-Signature-256` is checked over the raw body with the configured secret before anything"
                            + " is parsed.")
    public Delivery github(
            @Nullable @HeaderParam("X-Hub-Signature-256") String signature,
            @Nullable @HeaderParam("X-GitHub-Delivery") String delivery,
            @Nullable @HeaderParam("X-GitHub-Event") String event,
            byte[] body) {
        webhooks.requireGitHub(limited(body), signature);
        if ("ping".equals(event)) {
            return Delivery.of("ignored");
        }
        // the delivery's id is not signed, the body is
        return once("github:" + Digest.of(body).text(), () -> ingest("github", body));
    }

    @POST
    @Path("sns")
    @PermitAll
    @SecurityRequirements
    @Operation(
            summary = "Take a delivery of Amazon SNS",
            description = "The signature is checked with the configured certificates, the topic against the configured"
                    + " topics. No address in the message is ever fetched: a subscription is confirmed by an operator.")
    public Delivery sns(byte[] body) {
        SnsMessage message = webhooks.requireSns(limited(body));
        if (!message.isNotification()) {
            webhooks.tellOfConfirmation(message);
            return Delivery.of("confirmation_needed");
        }
        return once("sns:" + message.id(), () -> ingest("sns", body));
    }

    @POST
    @Path("pubsub")
    @PermitAll
    @SecurityRequirements
    @Operation(
            summary = "Take a delivery of Google Pub/Sub",
            description = "The bearer token is one of the push subscription's service account, for the configured"
                    + " audience.")
    public Delivery pubsub(
            @Nullable @Parameter(hidden = true) @HeaderParam("Authorization") String token, byte[] body) {
        webhooks.requirePubSub(token);
        return once("pubsub:" + Digest.of(limited(body)).text(), () -> ingest("pubsub", body));
    }

    private Delivery once(String delivery, Supplier<Delivery> take) {
        if (webhooks.memory().knows(delivery)) {
            return Delivery.of("repeated");
        }
        Delivery taken = take.get();
        webhooks.memory().remember(delivery);
        return taken;
    }

    private Delivery ingest(String service, byte[] body) {
        return Delivery.taken(signals.ingest(new RawSignal(body, service, CEILING, "webhook:" + service)));
    }

    private static byte[] limited(byte[] body) {
        if (body.length > LARGEST) {
            throw new ProblemException(ProblemCode.BODY_TOO_LARGE, "a webhook's body is at most " + LARGEST + " bytes");
        }
        return body;
    }
}
