package dev.governor.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.cli.CommandFailure;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor rules promote}: proposes a bundle, or approves what somebody else proposed. */
@Command(
        name = "promote",
        description = {
            "Propose a bundle to a running governor, or approve a proposal of somebody else.",
            "It takes two people: the author proposes with a DIR, and another one approves with --approve.",
            "As canary the bundle decides for some first; go on with: governor rules canary"
        },
        mixinStandardHelpOptions = true)
final class PromoteCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The bundle to propose.")
    private @Nullable Path directory;

    @Option(names = "--why", paramLabel = "TEXT", description = "Why it should decide.")
    private @Nullable String why;

    @Option(names = "--approve", paramLabel = "PROPOSAL", description = "The id of the proposal to approve.")
    private @Nullable String approve;

    @Option(
            names = "--canary-tenants",
            split = ",",
            paramLabel = "NAME",
            description = "Let it decide for these tenants only, as canary.")
    private List<String> canaryTenants = List.of();

    @Option(
            names = "--canary-percent",
            paramLabel = "N",
            description = "Let it decide for this share of findings and agents only, as canary: 1 to 99.")
    private @Nullable Integer canaryPercent;

    @Override
    public Integer call() {
        boolean canary = !canaryTenants.isEmpty() || canaryPercent != null;
        if (canary && approve == null) {
            throw new CommandFailure("a canary is a proposal: name it with --approve");
        }
        if (!canaryTenants.isEmpty() && canaryPercent != null) {
            throw new CommandFailure("a canary decides for tenants or for a share, not both");
        }
        if (approve != null && (directory != null || why != null)) {
            throw new CommandFailure("approve a proposal, or propose a directory, not both");
        }
        if (approve == null) {
            return propose();
        }
        return canary ? startCanary(approve) : approve(approve);
    }

    private int startCanary(String proposal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (canaryPercent == null) {
            canaryTenants.forEach(body.putArray("tenants")::add);
        } else {
            body.put("percentage", canaryPercent);
        }
        JsonNode canary = server.post("/api/v1/bundles/proposals/" + requireId(proposal) + "/canary", body)
                .required();
        return telling.tell(
                true,
                canary,
                out -> Telling.lines(
                        out,
                        List.of(CanaryCommand.sentence(canary), "see how it compares with: governor rules canary")));
    }

    private int approve(String proposal) {
        JsonNode change = server.post(
                        "/api/v1/bundles/proposals/" + requireId(proposal) + "/approve",
                        JsonNodeFactory.instance.objectNode())
                .required();
        return telling.tell(
                true,
                change,
                out -> Telling.lines(
                        out,
                        List.of(change.path("name").asText() + " "
                                + change.path("version").asText() + " decides now, as commit "
                                + change.path("commit").asText())));
    }

    private int propose() {
        if (why == null) {
            throw new CommandFailure("say why with --why");
        }
        ObjectNode body = BundleDirectory.body(directory);
        body.put("why", why);
        ServerCall.Answer answer = server.post("/api/v1/bundles/proposals", body);
        if (!answer.taken()) {
            return telling.tell(false, answer.body(), out -> Telling.refused(answer.body(), out));
        }
        String id = answer.body().path("proposal").asText();
        return telling.tell(
                true,
                answer.body(),
                out -> Telling.lines(
                        out,
                        List.of(
                                "proposed " + answer.body().path("name").asText() + " "
                                        + answer.body().path("version").asText() + " as " + id,
                                "somebody else approves it with: governor rules promote --approve " + id)));
    }

    private static String requireId(String id) {
        if (!id.matches("[a-z0-9_]{1,60}")) {
            throw new CommandFailure("`" + id + "` is no id of a proposal");
        }
        return id;
    }
}
