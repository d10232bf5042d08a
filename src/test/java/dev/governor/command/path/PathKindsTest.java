package dev.governor.command.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.governor.command.ResourceKind;
import dev.governor.kernel.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What paths name, by table, and that no disguise, directory or length changes it. */
class PathKindsTest {

    private static final PathKinds KINDS = TestingPaths.shipped();
    private static final int STEPS_PER_CHARACTER = 60;

    @TestFactory
    Stream<DynamicNode> shouldKnowThePathsOfTheTable() {
        List<TestingPaths.Line> lines = TestingPaths.lines();

        return lines.stream()
                .map(TestingPaths.Line::category)
                .distinct()
                .map(category -> DynamicContainer.dynamicContainer(
                        category,
                        lines.stream()
                                .filter(line -> line.category().equals(category))
                                .map(line -> DynamicTest.dynamicTest(
                                        line.toString(),
                                        () -> assertThat(KINDS.of(line.path()))
                                                .as(line.path())
                                                .isIn(line.kinds())))));
    }

    @Test
    void shouldSeeSecretsInEveryDisguise() {
        Random random = new Random(5);

        for (TestingPaths.Line line : secrets()) {
            if (line.path().matches("[A-Za-z0-9._/~-]*[A-Za-z0-9_~-]")) {
                for (String disguised : disguises(line.path(), random)) {
                    assertThat(KINDS.of(disguised))
                            .as(line.path() + " as " + disguised)
                            .isEqualTo(KINDS.of(line.path()));
                }
            }
        }
    }

    @Test
    void shouldSeeSecretsInEveryDirectory() {
        for (TestingPaths.Line line : secrets()) {
            if (!line.path().matches("(?i)[~/\\\\$%]?.:?[/\\\\].*|[~/\\\\$%].*|.*(:|⟨|\\.\\.).*")) {
                for (String directory :
                        List.of("x/", "/opt/", "target/", "/tmp/a/", "~/p/", "docs/", "../", "C:\\", "*/")) {
                    assertThat(KINDS.of(directory + line.path()).secret())
                            .as(directory + line.path())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void shouldTakeStepsByLengthOnly() {
        for (String part : List.of(
                "a/", "*/", "**/", "?", "[a-z]", "%25", "{a,b}", "../", "a_B", "~", ".ssh/*/", "ﷺ/", "a*", "(")) {
            String path = part.repeat(4_000 / part.length());

            assertThatCode(() -> KINDS.of(path)).as(part).doesNotThrowAnyException();
        }
        for (String part : List.of("a/", "src/main/", "%25", "../", "a_B", ".env.", "é")) {
            for (int length : new int[] {500, 4_000}) {
                Budget budget = Budget.of(length * STEPS_PER_CHARACTER, 40 * length);

                assertThatCode(() -> KINDS.of(part.repeat(length / part.length()), budget))
                        .as(part)
                        .doesNotThrowAnyException();
            }
        }
        assertThat(KINDS.of("a".repeat(PathKinds.LONGEST + 1))).isEqualTo(ResourceKind.UNKNOWN);
    }

    @Test
    void shouldNeverThrow() {
        Random random = new Random(11);
        String alphabet = "ab./~*?[]{}()!@,:%\\$#-_ 25eE\u0000\u0430\u200b\uD800\u0301\uFDFA\uFFFC";

        for (int round = 0; round < 20_000; round++) {
            StringBuilder path = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                path.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            assertThatCode(() -> {
                        KINDS.of(path.toString());
                        KINDS.holds(path.toString());
                        PathKinds.plain(path.toString());
                        PathKinds.many(path.toString());
                        PathKinds.wide(path.toString());
                    })
                    .as(path.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldReadOnePlainFormFromManySpellings() {
        for (String spelling :
                List.of("A//b/./c", "a\\b\\c", "%61/b/c", "a/x/../b/c", "a/b/c/", "ａ/b/c", "$PWD/a/b/c")) {
            assertThat(PathKinds.plain(spelling)).as(spelling).isEqualTo("a/b/c");
        }
        assertThat(PathKinds.plain("/private/etc/x")).isEqualTo("/etc/x");
        assertThat(PathKinds.plain("/proc/self/cwd/x")).isEqualTo("x");
        assertThat(PathKinds.plain("$HOME/x")).isEqualTo("~/x");
        assertThat(PathKinds.plain("/..")).isEqualTo("/");
    }

    @Test
    void shouldSayWhatADirectoryHolds() {
        assertThat(KINDS.inside("/tmp")).isEqualTo(ResourceKind.TEMPORARY);
        assertThat(KINDS.inside(".git/hooks")).isEqualTo(ResourceKind.PIPELINE);
        for (String directory : List.of("~", "/", "~/.config", "/home", "/etc", "~/.docker")) {
            assertThat(KINDS.holds(directory).secret()).as(directory).isTrue();
        }
        for (String directory : List.of(".", "src", "config", "/tmp/x")) {
            assertThat(KINDS.holds(directory).secret()).as(directory).isFalse();
        }
    }

    @Test
    void shouldFindSecretsBesideWhatIsNotKnown() {
        assertThat(KINDS.of("\uFFFC/.env")).isEqualTo(ResourceKind.ENV_FILE);
        assertThat(KINDS.of("~/.ssh/\uFFFC")).isEqualTo(ResourceKind.PRIVATE_KEY);
        assertThat(KINDS.of("src/\uFFFC")).isEqualTo(ResourceKind.UNKNOWN);
    }

    @Test
    void shouldTellWritingInstalledCodeFromThrowingItAway() {
        for (String path : List.of(
                "node_modules/react/index.js",
                "a/{lib,node_modules}/x.js",
                "./NODE_MODULES/x.js",
                "~/app/.venv/bin/python",
                "lib/site-packages/x.pth")) {
            assertThat(KINDS.written(path, Budget.ofReading())).as(path).isEqualTo(ResourceKind.PIPELINE);
            assertThat(KINDS.of(path)).as(path).isNotEqualTo(ResourceKind.PIPELINE);
        }
        for (String path :
                List.of("node_modules", "node_modules/.cache/x", "src/x.js", "docs/node_modules.md", "*/x.js")) {
            assertThat(KINDS.written(path, Budget.ofReading())).as(path).isEqualTo(KINDS.of(path));
        }
        assertThat(KINDS.written("node_modules/.env", Budget.ofReading())).isEqualTo(ResourceKind.ENV_FILE);
    }

    @Test
    void shouldFindWhatAnInstallationRuns() {
        for (String content : List.of(
                "{\"scripts\": {\"postinstall\": \"x\"}}",
                "{\"scripts\": {\"\\u0070ostinstall\" : \"x\"}}",
                "ok\", \"prepare\": \"x\"",
                "{\"pnpm:devPreinstall\": \"x\"}",
                "scripts:\n  postinstall: x")) {
            assertThat(KINDS.installs("web/package.json", content, Budget.ofReading()))
                    .as(content)
                    .isTrue();
        }
        for (String content :
                List.of("{\"keywords\": [\"install\"]}", "{\"install:all\": \"x\", \"db:prepare\": \"y\"}")) {
            assertThat(KINDS.installs("package.json", content, Budget.ofReading()))
                    .as(content)
                    .isFalse();
        }
        assertThat(KINDS.installs("x.json", "{\"postinstall\": 1}", Budget.ofReading()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gradle.properties    | org.gradle.java.home=/tmp/x        | org.gradle.parallel=true",
                "gradle.properties    | systemProp.https.proxyHost = x     | version=1.0",
                "rust-toolchain       | path = '/tmp/x'                    | channel = '1.80'",
                "rust-toolchain.toml  | path='/tmp/x'                      | profile = 'minimal'",
                "global.json          | {\"sdk\": {\"paths\": [\"x\"]}}     | {\"sdk\": {\"version\": \"8.0\"}}",
                "pnpm-workspace.yaml  | onlyBuiltDependencies: [x]         | packages: [apps]",
                "requirements.txt     | --index-url https://x.example      | requests==2.32",
                "requirements-dev.txt | -f https://x.example               | pytest",
                "package.yaml         | postinstall: x                     | test: x",
            })
    void shouldFindWhatRedirectsAnInstallation(String file, String foreign, String ordinary) {
        assertThat(KINDS.installs("app/" + file, foreign, Budget.ofReading())).isTrue();
        assertThat(KINDS.installs("app/" + file, ordinary, Budget.ofReading())).isFalse();
    }

    @Test
    void shouldKnowFilesOfRowsAndFilesWithoutAnEnd() {
        assertThat(KINDS.rows("data/a.CSV")).isTrue();
        assertThat(KINDS.rows("csv/a.txt")).isFalse();
        assertThat(KINDS.endless("/dev/./zero")).isTrue();
        assertThat(KINDS.endless("/dev/null")).isFalse();
    }

    @Test
    void shouldComplainAboutWhatItDoesNotKnow() throws Exception {
        Map<String, String> complaints = new TreeMap<>();
        JsonNode tree = new YAMLMapper()
                .readTree("kinds: [{kind: env_fil, names: [.ENV], below: [/x], inside: [abc], nams: [x]}]\n"
                        + "places: [{kind: log, at: [x]}]\n"
                        + "built: {code: [X], scripts: [a], cods: []}\nrows: [CSV]\nendless: x\n"
                        + "hom: {}");

        PathKinds.read(tree, (pointer, sentence, hint) -> complaints.put(pointer, sentence));

        assertThat(complaints)
                .containsOnlyKeys(
                        "/built/code/0",
                        "/built/cods",
                        "/built/scripts",
                        "/endless",
                        "/rows/0",
                        "/hom",
                        "/kinds/0/below",
                        "/kinds/0/inside",
                        "/kinds/0/kind",
                        "/kinds/0/names/0",
                        "/kinds/0/nams",
                        "/places/0/at");
    }

    private static List<TestingPaths.Line> secrets() {
        return TestingPaths.lines().stream()
                .filter(line -> line.kinds().stream().allMatch(ResourceKind::secret))
                .toList();
    }

    private static List<String> disguises(String path, Random random) {
        StringBuilder escaped = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        for (char c : path.toCharArray()) {
            escaped.append(random.nextInt(3) == 0 && c != '/' ? String.format("%%%02x", (int) c) : c);
            cases.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        List<String> disguises = new ArrayList<>(List.of(
                escaped.toString(),
                escaped.toString().replace("%", "%25"),
                cases.toString(),
                path.toUpperCase(Locale.ROOT),
                path.toLowerCase(Locale.ROOT),
                path.replace("/", "//"),
                path.replace("/", "/./"),
                path.replace("/", "/a/../"),
                path.replace("/", "\\"),
                path.replace("e", "е").replace("a", "а").replace("o", "ο"),
                path.replace("s", "s\u200b"),
                path + "/",
                path + "."));
        if (!path.startsWith("/") && !path.startsWith("~")) {
            disguises.addAll(List.of("./" + path, "a/../" + path, "././/" + path));
        }
        return disguises;
    }
}
