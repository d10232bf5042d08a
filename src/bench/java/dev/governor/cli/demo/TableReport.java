package dev.governor.cli.demo;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The scanner's report that everybody may read some tables of the sandbox. */
final class TableReport {

    private TableReport() {}

    /** Sends it through the API. */
    static void send(GovernorClient client, List<String> tables) {
        Object run = Map.of(
                "tool",
                Map.of("driver", Map.of("name", "pg-posture", "version", "1.4.0")),
                "invocations",
                List.of(Map.of(
                        "executionSuccessful",
                        true,
                        "endTimeUtc",
                        TimeSource.machine()
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())),
                "results",
                tables.stream().map(TableReport::result).toList());
        String sarif = CanonicalJson.write(Map.of("version", "2.1.0", "runs", List.of(run)));
        client.postSignal("olivia", "pg-posture", "application/json", sarif.getBytes(StandardCharsets.UTF_8))
                .orThrow("the report on " + tables.size() + " tables");
    }

    private static Object result(String name) {
        return Map.of(
                "ruleId",
                "PG-PUBLIC-GRANT",
                "level",
                "warning",
                "kind",
                "fail",
                "message",
                Map.of("text", "PUBLIC may SELECT from sandbox.public." + name + "."),
                "properties",
                Map.of("security-severity", "5.3"),
                "locations",
                List.of(Map.of(
                        "logicalLocations",
                        List.of(Map.of(
                                "name",
                                name,
                                "kind",
                                "object",
                                "fullyQualifiedName",
                                "postgresql://" + Estate.CLUSTER + "/sandbox/public/" + name)))));
    }
}
