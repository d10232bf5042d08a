package dev.governor.signal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignalDocumentTest {

    static Stream<Arguments> brokenBodies() {
        return Stream.of(
                Arguments.of("empty", "", "1:1"),
                Arguments.of("blank", " \n ", "1:1"),
                Arguments.of("truncated", "{\"runs\":\n[", "2:2"),
                Arguments.of("duplicate key", "{\"a\":1,\n\"a\":2}", "2:4"),
                Arguments.of("trailing text", "{\n}\nand more", "3:1"),
                Arguments.of("broken YAML", "kind: Component\nmetadata: [", "2:12"),
                Arguments.of("duplicate YAML key", "kind: a\nkind: b", "2:1"),
                Arguments.of("ragged CSV", "a,b\n1,2,3", "2:1"),
                Arguments.of("duplicate column", "a,a\n1,2", "1:1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenBodies")
    void aBrokenBodyIsRefusedWithItsPlace(String what, String body, String place) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> parse(body.getBytes(UTF_8)));

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
        assertThat(problem.places()).singleElement().satisfies(found -> {
            assertThat(found.at()).matches("\\d+:\\d+");
            assertThat(found.at().split(":")[0]).isEqualTo(place.split(":")[0]);
        });
    }

    @Test
    void nestingOfTenThousandLevelsIsRefused() {
        String json = "[".repeat(10_000) + "]".repeat(10_000);

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> parse(json.getBytes(UTF_8)));

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
        assertThat(problem.detail()).contains("depth");
    }

    @Test
    void nestedYamlIsRefused() {
        String yaml = "a: " + "[".repeat(10_000) + "]".repeat(10_000);

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> parse(yaml.getBytes(UTF_8)));

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @Test
    void aliasBombsAreRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }

        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> parse(yaml.toString().getBytes(UTF_8)));

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @Test
    void yamlTagsConstructNothing() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> parse("kind: !!java.net.URL [\"http://localhost/\"]".getBytes(UTF_8)));

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
        byte[] body = "{\"a\":\n\"Grün\"}".getBytes(ISO_8859_1);

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> parse(body));

        assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY);
        assertThat(problem.places().get(0).at()).startsWith("2:");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheText() {
        SignalDocument document =
                parse("\uFEFFname;sys_id\nx;1\n".getBytes(UTF_8)).get(0);

        assertThat(document.sketch().hasColumns("name", "sys_id")).isTrue();
        assertThat(document.sketch().first().path("name").asText()).isEqualTo("x");
    }

    private static List<SignalDocument> parse(byte[] body) {
        return SignalDocuments.of(new RawSignal(body, "", Trust.AUTHORITATIVE, "test"));
    }
}
