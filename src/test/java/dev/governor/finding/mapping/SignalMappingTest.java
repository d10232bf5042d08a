package dev.governor.finding.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.TestingReading;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalMappingTest {

    private static final String GOOD = """
            format: example
            title: Example
            recognise: {present: [/id]}
            records: [/*]
            finding:
              asset: {path: /host, kind: host}
              type: {tool: example, rule: /check}
              title: /title
              severity: {path: /level, table: {bad: high}, at_least: {5: medium}}
            """;

    @Test
    void aMappingWithoutMistakesIsRead() {
        SignalMapping mapping = SignalMapping.read("good.yaml", GOOD);

        assertThat(mapping.format().name()).isEqualTo("example");
        assertThat(mapping.context()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            title: Example             | titel: Example             | bad.yaml:2 | `titel` is not known in the file
            title: Example             | title:                     | bad.yaml:1 | the file has no `title`
            format: example            | format: My Scanner         | bad.yaml:1 | `My Scanner` is not a name of a format
            records: [/*]              | records: [/results]        | bad.yaml:4 | `/results` is not a place of records
            {present: [/id]}           | {equal: {/a: b}}           | bad.yaml:3 | `recognise` names no path that must be `present`
            {present: [/id]}           | {present: [id]}            | bad.yaml:3 | `present` is a path such as
            {present: [/id]}           | {present: [/id], syntax: doc} | bad.yaml:3 | `doc` is not a syntax
            kind: host                 | kind: server               | bad.yaml:6 | `server` is not a kind of asset
            path: /host, kind: host    | kind: host                 | bad.yaml:6 | `asset` does not say at which `path`
            path: /host, kind: host    | path: host, kind: host     | bad.yaml:6 | text that is always the same is written `{value: text}`
            rule: /check               | regel: /check              | bad.yaml:7 | `regel` is not known in `type`, known are rule, tool
            title: /title              | titles: /title             | bad.yaml:6 | `finding` does not map `title`
            table: {bad: high}         | table: {bad: huge}         | bad.yaml:9 | `huge` is not a word for this, known are critical
            at_least: {5: medium}      | at_least: {five: medium}   | bad.yaml:9 | `five` in `at_least` is not a number
            path: /level,              | ~~                         | bad.yaml:9 | `severity` says neither a `path` nor a `value`
            kind: host                 | path: /again               | bad.yaml:6 | `path` appears twice in `asset`
            finding:                   | findings:                  | bad.yaml:1 | the file maps neither a `finding` nor a `context`
            [/*]                       | [/*                        | bad.yaml:5 | not valid YAML
            """)
    void aMistakeIsNamedWithItsLine(String right, String wrong, String at, String detail) {
        String text = GOOD.replace(right, wrong);

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> SignalMapping.read("bad.yaml", text));

        assertThat(problem.places()).anySatisfy(place -> {
            assertThat(place.at()).isEqualTo(at);
            assertThat(place.detail()).contains(detail);
        });
    }

    @Test
    void allMistakesOfAFileAreNamedAtOnce() {
        String text = GOOD.replace("kind: host", "kind: server").replace("bad: high", "bad: huge");

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> SignalMapping.read("bad.yaml", text));

        assertThat(problem.places()).hasSize(2);
    }

    @Test
    void twoMappingsOfOneNameAreRefused(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.yaml"), GOOD);
        Files.writeString(directory.resolve("b.yml"), GOOD);

        assertThatThrownBy(() -> new MappingLibrary(Optional.of(directory)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("two mappings are called `example`");
    }

    @Test
    void aDirectoryThatIsNotThereIsRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> new MappingLibrary(Optional.of(directory.resolve("none"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void theExampleOfTheDocumentationIsTheFileThatIsTested() throws IOException {
        String example = Files.readString(Path.of("examples/mappings/example-scanner.yaml"));

        assertThat(Files.readString(Path.of("docs/sources-mapping.md"))).contains(example);
    }

    @Test
    void theExampleReadsItsExport() throws IOException {
        TestingReading reading =
                TestingReading.of(Files.readAllBytes(Path.of("examples/mappings/exports/example-scanner.json")));

        assertThat(reading.formats()).containsExactly("example-scanner");
        assertThat(reading.records()).isEqualTo(3);
        assertThat(reading.reports())
                .extracting(report -> report.asset().text())
                .containsOnly("host:web-1.example.com");
    }

    @Test
    void aRecordOfOtherTypesThanMappedIsLeftOutAndNeverThrows() {
        String odd = """
                {"producer": "Example Scanner", "results": [
                  {"check": {"a": 1}, "machine": {"name": ["x"]}},
                  {"check": 7, "score": "dreadful", "state": [], "cwe": {"x": 1}, "machine": {"name": "web-2", "tags": 5}}]}
                """;

        TestingReading reading = TestingReading.of(odd.getBytes(UTF_8));

        assertThat(reading.rejected())
                .anySatisfy(place -> assertThat(place.at()).isEqualTo("/results/0"));
        assertThat(reading.reports()).singleElement().satisfies(report -> {
            assertThat(report.type()).isEqualTo("example-scanner:7");
            assertThat(report.severity().isKnown()).isFalse();
        });
    }
}
