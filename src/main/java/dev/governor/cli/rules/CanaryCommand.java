package dev.governor.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.governor.cli.CommandFailure;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code governor rules canary}: how the bundle that decides for some compares, and how that ends. */
@Command(
        name = "canary",
        description = {
            "Show how the answers of a running governor's canary compare with those of the bundle beside it.",
            "It ends with --promote, by somebody who did not propose it, or with --abort."
        },
        mixinStandardHelpOptions = true)
final class CanaryCommand implements Callable<Integer> {

    private static final String CANARY = "/api/v1/bundles/canary";

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Option(names = "--promote", description = "Let it decide for everybody.")
    private boolean promote;

    @Option(names = "--abort", description = "Let the other bundle decide for everybody again.")
    private boolean abort;

    @Override
    public Integer call() {
        if (promote && abort) {
            throw new CommandFailure("promote the canary or abort it, not both");
        }
        if (promote) {
            return promote();
        }
        return abort ? abort() : show();
    }

    private int show() {
        JsonNode compared = server.get(CANARY).required();
        return telling.tell(true, compared, out -> print(compared, out));
    }

    private int promote() {
        JsonNode change = server.post(CANARY + "/promote", JsonNodeFactory.instance.objectNode())
                .required();
        return telling.tell(
                true, change, out -> Telling.lines(out, List.of(bundle(change) + " decides for everybody now")));
    }

    private int abort() {
        JsonNode canary = server.delete(CANARY).required();
        return telling.tell(
                true,
                canary,
                out -> Telling.lines(
                        out,
                        List.of(bundle(canary) + " decides for nobody any more; its proposal "
                                + canary.path("proposal").asText() + " stays open")));
    }

    /** Returns for whom a canary decides, in a sentence. */
    static String sentence(JsonNode canary) {
        JsonNode share = canary.path("share");
        String whom = share.path("percentage").isNumber()
                ? share.path("percentage").asInt() + " % of findings and agents"
                : "the tenants " + words(share.path("tenants"));
        return bundle(canary) + " decides for " + whom;
    }

    private static void print(JsonNode compared, PrintWriter out) {
        JsonNode canary = compared.path("canary");
        JsonNode report = compared.path("comparison");
        Telling.lines(
                out,
                List.of(
                        sentence(canary) + " since " + canary.path("started_at").asText() + ", approved by "
                                + canary.path("approver").asText(),
                        "%s decisions answered by both bundles since %s: %s the same, %s stricter, %s LOOSER; %s failed"
                                .formatted(
                                        report.path("compared").asText(),
                                        report.path("since").asText(),
                                        report.path("same").asText(),
                                        report.path("stricter").asText(),
                                        report.path("looser").asText(),
                                        report.path("failed").asText())));
        JsonNode examples = report.path("examples");
        if (examples.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("decision", "decided by", "canary", "because of", "other", "because of");
        for (JsonNode example : examples) {
            table.row(
                    example.path("decision").asText(),
                    example.path("by_canary").asBoolean() ? "canary" : "other",
                    example.path("canary").asText(),
                    words(example.path("canary_rules")),
                    example.path("other").asText(),
                    words(example.path("other_rules")));
        }
        table.print(out);
    }

    private static String bundle(JsonNode change) {
        return change.path("name").asText() + " " + change.path("version").asText();
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
