package dev.governor.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the tours in {@code examples} walkable. */
@QuarkusTest
class ExamplesTest {

    private static final Pattern REQUEST = Pattern.compile("(?m)^(GET|POST) \\{\\{host}}([^?\\s]+)(?:\\?(\\S+))?$");
    private static final Pattern BODY_FILE = Pattern.compile("(?m)^< (.+)$");
    private static final Pattern NAME = Pattern.compile("(?m)^# @name (\\S+)$|^@(\\S+) =");
    private static final Pattern USE = Pattern.compile("\\{\\{([^.}]+)[^}]*}}");

    @ParameterizedTest
    @ValueSource(strings = {"examples/governor.http", "examples/signals/signals.http"})
    void everyFileOfTheTourExists(Path tour) throws IOException {
        List<Path> files = matches(tour, BODY_FILE).stream()
                .map(match -> tour.resolveSibling(match.group(1)).normalize())
                .toList();

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/governor.http", "examples/signals/signals.http"})
    void everyCallOfTheTourIsInTheOpenApiDocument(Path tour) throws IOException {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/openapi?format=json").then().extract().path("paths");

        List<MatchResult> calls = matches(tour, REQUEST);

        assertThat(calls).hasSizeGreaterThan(6).allSatisfy(call -> {
            String path = template(call.group(2), paths.keySet());
            assertThat(paths.get(path))
                    .as(call.group())
                    .containsKey(call.group(1).toLowerCase(Locale.ROOT));
            Map<String, Object> operation = paths.get(path).get(call.group(1).toLowerCase(Locale.ROOT));
            assertThat(queryParameters(operation)).as(call.group()).containsAll(queryNames(call.group(3)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/governor.http", "examples/signals/signals.http"})
    void everyVariableOfTheTourIsDefined(Path tour) throws IOException {
        Set<String> defined = matches(tour, NAME).stream()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.toSet());

        assertThat(defined)
                .containsAll(
                        matches(tour, USE).stream().map(use -> use.group(1)).toList());
    }

    /** Returns the path of the document that a call takes: a variable stands for any one segment. */
    private static String template(String called, Set<String> paths) {
        String filled = called.replaceAll("\\{\\{[^}]+}}", "x");
        return paths.stream()
                .filter(path -> path.equals(filled))
                .findFirst()
                .or(() -> paths.stream()
                        .filter(path -> filled.matches(path.replaceAll("\\{[^}]+}", "[^/]+")))
                        .findFirst())
                .orElse("no path takes " + called);
    }

    private static Set<String> queryParameters(Map<String, Object> operation) {
        List<?> parameters = (List<?>) operation.getOrDefault("parameters", List.of());
        return parameters.stream()
                .map(parameter -> (Map<?, ?>) parameter)
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> String.valueOf(parameter.get("name")))
                .collect(Collectors.toSet());
    }

    private static List<String> queryNames(String query) {
        return query == null
                ? List.of()
                : Pattern.compile("&")
                        .splitAsStream(query)
                        .map(part -> part.substring(0, part.indexOf('=')))
                        .toList();
    }

    private static List<MatchResult> matches(Path tour, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(tour)).results().toList();
    }
}
