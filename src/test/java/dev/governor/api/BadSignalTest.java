package dev.governor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals that nobody knows, that are no document, or that break their format. */
@QuarkusTest
class BadSignalTest extends TestingBadInput {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"hello\": \"world\"}",
                "a,b\n1,2",
                "a: b\n",
                "hello",
                "\u0000\u0001",
                "[{\"class_uid\": 999999}]"
            })
    void shouldRefuseASignalThatNoReaderKnows(String body) {
        api.refused(() -> api.signal("application/octet-stream", body), 422, "unknown-format", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{\"a\":", "{\"a\": 1, \"a\": 2}"})
    void shouldRefuseASignalThatIsNoDocument(String body) {
        api.refused(
                () -> api.signal("application/octet-stream", body.getBytes(StandardCharsets.UTF_8)),
                400,
                "malformed-body",
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "posture.sarif, 0.5",
        "posture.sarif, 0.99",
        "posture.ocsf.json, 0.5",
        "classification.ocsf.json, 0.999",
        "inventory.cmdb.csv, 0.5",
        "relations.cmdb.csv, 0.97"
    })
    void shouldRefuseASignalThatEndsEarly(String file, double share) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("examples/estate", file));
        byte[] part = Arrays.copyOf(whole, (int) (whole.length * share));

        JsonNode problem = api.refused(() -> api.signal("application/octet-stream", part), 400, "malformed-body", null);

        assertThat(problem.at("/errors/0/at").asText()).matches("\\d+:\\d+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: \"pay",
                "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: pay",
                "apiVersion: backstage.io/v1alpha1\nkind: Component\nkind: Resource\n",
                "apiVersion: backstage.io/v1alpha1\nkind: !!javax.script.ScriptEngineManager []\n",
                "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nkind: Component\n"
            })
    void shouldRefuseYamlThatEndsEarlyRepeatsKeysNamesTypesOrUsesAliases(String yaml) {
        JsonNode problem = api.refused(() -> api.signal("application/yaml", yaml), 400, "malformed-body", null);

        assertThat(problem.at("/errors/0/at").asText()).matches("\\d+:\\d+");
    }

    @Test
    void shouldRefuseASignalThatBreaksItsOwnFormatWhole() {
        String half = """
                {"version": "2.1.0", "runs": [
                  {"tool": {"driver": {"name": "fine"}}, "results": []},
                  {"tool": {"driver": {"name": "fine"}}, "results": [7]}]}""";

        api.refused(() -> api.signal("application/json", half), 422, "invalid-signal", "/runs/1/results/0");
    }
}
