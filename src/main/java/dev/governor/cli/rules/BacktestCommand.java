package dev.governor.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.cli.ServerCall;
import dev.governor.cli.Telling;
import dev.governor.cli.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code governor rules backtest}: which decisions that a server recorded a bundle would make otherwise. */
@Command(
        name = "backtest",
        description = {
            "Try a bundle on the decisions that a running governor recorded: which would end otherwise?",
            "Nothing changes; only decisions are compared, about plans and about actions of agents."
        },
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {

    @Mixin
    private Telling telling;

    @Mixin
    private ServerCall server;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The bundle.")
    private @Nullable Path directory;

    @Option(names = "--since", paramLabel = "TIME", description = "Only decisions from then on: 2026-01-31T00:00:00Z.")
    private @Nullable Instant since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most this many decisions about plans and as many about actions, the newest.")
    private @Nullable Long limit;

    @Option(
            names = "--active",
            description = "Compare with what the bundle that decides answers today, not with what was recorded.")
    private boolean active;

    @Override
    public Integer call() {
        ObjectNode body = BundleDirectory.body(directory);
        body.put("against", active ? "active" : "recorded");
        if (since != null) {
            body.put("since", since.toString());
        }
        if (limit != null) {
            body.put("limit", limit);
        }
        ServerCall.Answer answer = server.post("/api/v1/bundles/backtest", body);
        return answer.taken()
                ? telling.tell(true, answer.body(), out -> print(answer.body(), out))
                : telling.tell(false, answer.body(), out -> Telling.refused(answer.body(), out));
    }

    private static void print(JsonNode diff, PrintWriter out) {
        Telling.lines(
                out,
                List.of(diff.path("from").asText() + " -> " + diff.path("to").asText()));
        long decisions = diff.path("decisions").asLong();
        if (decisions == 0) {
            out.println("no decision is recorded");
            return;
        }
        JsonNode groups = diff.path("groups");
        if (!groups.isEmpty()) {
            TextTable table = new TextTable("decisions", "from", "to", "", "because of", "instead of", "for example");
            for (JsonNode group : groups) {
                table.row(
                        group.path("count").asLong(),
                        group.path("from").asText(),
                        group.path("to").asText(),
                        group.path("loosens").asBoolean() ? "LOOSER" : "stricter",
                        words(group.path("to_rules")),
                        words(group.path("from_rules")),
                        group.path("examples").path(0).path("decision").asText());
            }
            table.print(out);
        }
        long same = diff.path("same").asLong();
        long unreadable = diff.path("unreadable").asLong();
        Telling.lines(
                out,
                List.of("%d decisions from %s to %s, %d of them otherwise, in %s"
                        .formatted(
                                decisions,
                                diff.path("earliest").asText(),
                                diff.path("latest").asText(),
                                decisions - same - unreadable,
                                seconds(diff.path("took").asText()))));
        if (unreadable > 0) {
            out.println(unreadable + " were made of other facts than today's, so nothing is said about them");
        }
        if (!diff.path("complete").asBoolean()) {
            out.println("there are more than were looked at");
        }
    }

    private static String seconds(String duration) {
        return "%.1f s".formatted(Duration.parse(duration).toMillis() / 1_000.0);
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
