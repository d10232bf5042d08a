package dev.governor.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.TestingTime;
import dev.governor.cli.GovernorCommand;
import dev.governor.command.ReadPart;
import dev.governor.kernel.CanonicalJson;
import dev.governor.policy.action.ActionEffect;
import dev.governor.workshop.ActionExplanation;
import dev.governor.workshop.TestingLargeBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need no server, on a copy of the default bundle. */
class RulesCommandTest {

    private static final Path SHIPPED = Path.of("rules");

    @TempDir
    Path bundle;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copyTheBundle() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = bundle.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void shouldFindTheShippedBundleWellFormed() {
        int code = run("check", "rules");

        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("is well-formed", "rules of policy", "rules of risk");
    }

    @Test
    void shouldPutThePlaceFirstSoThatEditorsJumpThere() throws IOException {
        spoil("policy/destruction.drl", "environment == \"production\"", "environment == \"prod\"");

        int code = run("check", bundle.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .startsWith(bundle + "/policy/destruction.drl:18:5: `prod` is no word of `environment`")
                .contains("1 problem");
    }

    @Test
    void shouldTellProgramsFileLineColumnMessageAndHint() throws IOException {
        spoil("policy/destruction.drl", "environment == ", "surroundings == ");

        int code = run("check", bundle.toString(), "--json");

        JsonNode problem =
                CanonicalJson.readTree(out.toString()).path("problems").path(0);
        assertThat(code).isEqualTo(1);
        assertThat(problem.path("file").asText()).isEqualTo("policy/destruction.drl");
        assertThat(problem.path("line").asInt()).isEqualTo(18);
        assertThat(problem.path("column").asInt()).isEqualTo(5);
        assertThat(problem.path("message").asText()).contains("`surroundings` is no property");
        assertThat(problem.path("hint").asText()).contains("environment");
    }

    @Test
    void shouldAnswerProgramsInOneShapeWhateverTheAnswer() throws IOException {
        run("check", bundle.toString(), "--json");
        JsonNode right = CanonicalJson.readTree(out.toString());
        out.getBuffer().setLength(0);
        Files.createSymbolicLink(bundle.resolve("policy/again.drl"), Path.of("reach.drl"));
        run("check", bundle.toString(), "--json");
        JsonNode wrong = CanonicalJson.readTree(out.toString());

        assertThat(right.fieldNames())
                .toIterable()
                .containsExactly("digest", "location", "name", "problems", "remarks", "rules", "version");
        assertThat(wrong.fieldNames()).toIterable().containsExactlyElementsOf(right::fieldNames);
        assertThat(wrong.path("problems").path(0).fieldNames())
                .toIterable()
                .containsExactly("column", "file", "hint", "line", "message");
        assertThat(wrong.at("/problems/0/message").asText()).isEqualTo("a link is not allowed");
    }

    @Test
    void shouldCheckThreeHundredRulesInNoTime(@TempDir Path large) throws IOException {
        TestingLargeBundle.write(large, 155);

        AtomicInteger code = new AtomicInteger();
        Duration taken = TestingTime.of(() -> code.set(run("check", large.toString())));

        assertThat(code).as(out.toString()).hasValue(0);
        // a second; what grows with the square of the rules would take minutes
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void shouldBeginARuleThatChecksWithAHitAndANearMiss() throws IOException {
        int code = begin();

        assertThat(code).as(err.toString()).isZero();
        assertThat(bundle.resolve("policy/require-approval-restricted-data.drl"))
                .content()
                .contains("@id(\"require-approval/restricted-data\")", "dataClassification == \"restricted\"");
        assertThat(bundle.resolve("scenarios/policy.yaml"))
                .content()
                .contains(
                        "require-approval/restricted-data holds",
                        "require-approval/restricted-data is narrowly missed");
        assertThat(run("check", bundle.toString())).as(out.toString()).isZero();
    }

    @Test
    void shouldNotWriteOverARule() {
        begin();

        assertThat(begin()).isEqualTo(1);
        assertThat(err.toString()).contains("exists already");
    }

    @Test
    void shouldWriteNothingWhenTheNewRuleIsWrong() {
        int code =
                run("new", "deny/x", "--effect", "deny", "--when", "enviroment == \"test\"", "-b", bundle.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("policy/deny-x.drl:", "`enviroment` is no property");
        assertThat(bundle.resolve("policy/deny-x.drl")).doesNotExist();
    }

    @Test
    void shouldShowWhatARuleChangesAndWhereItLoosens() throws IOException {
        spoil(
                "policy/destruction.drl",
                "hasRehearsal == false",
                "hasRehearsal == false,\n    environment == \"staging\"");

        int code = run("diff", "rules", bundle.toString());

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("changed require-approval/unrehearsed-rollback")
                .contains("when: hasRehearsal == false -> hasRehearsal == false, environment == \"staging\"");
    }

    @Test
    void shouldSeeALooserAnswer() throws IOException {
        spoil("policy/reach.drl", "fixRadius == \"high\"", "fixRadius == \"high\",\n    environment == \"staging\"");

        run("diff", "rules", bundle.toString(), "--json");

        JsonNode flips = CanonicalJson.readTree(out.toString()).path("flips");
        assertThat(flips).isNotEmpty();
        assertThat(flips.get(0).path("loosens").asBoolean()).isTrue();
        assertThat(flips.get(0).path("from").asText()).isEqualTo("deny");
    }

    @Test
    void shouldRunTheScenariosAndTellTheCoverage() {
        int code = run("test", "--coverage", "rules");

        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("0 of them end otherwise", "deny/production-delete", "near misses");
    }

    @Test
    void shouldSayWhichScenarioEndsOtherwise() throws IOException {
        spoil("policy/destruction.drl", "@effect(\"deny\")", "@effect(\"terminate\")");

        int code = run("test", bundle.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("scenarios/policy.yaml#/", "ends otherwise", "should be deny, but is terminate");
    }

    @Test
    void shouldAnalyzeAndProveWithTheSameExitCodes() {
        assertThat(run("analyze", "rules")).as(out.toString()).isZero();
        assertThat(run("prove", "rules")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("properties hold");
    }

    @Test
    void shouldExplainACaseByWhatHoldsAndWhatNearlyHolds() {
        int code = run("explain", "-b", bundle.toString(), "--set", "environment=staging");

        assertThat(code).isZero();
        assertThat(out.toString())
                .startsWith("require_approval")
                .contains("require-approval/revoke-public-grant-staging")
                .containsPattern("allow/revoke-public-grant .*environment in .* staging");
    }

    @Test
    void shouldExplainAScenarioByItsName() {
        run("explain", "-b", bundle.toString(), "--scenario", "staging needs a person", "--json");

        assertThat(CanonicalJson.readTree(out.toString()).at("/answer/outcome").asText())
                .isEqualTo("require_approval");
    }

    @Test
    void shouldRefuseAFactThatDoesNotExist() {
        int code = run("explain", "-b", bundle.toString(), "--set", "weather=fine");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).startsWith("governor: `weather` is no fact");
    }

    @Test
    void shouldExplainAnActionByWhatItDoesAndWhichRuleDecides() {
        int code = run("explain-action", "git push --force origin main", "-b", bundle.toString());

        assertThat(code).isZero();
        assertThat(out.toString())
                .startsWith("deny" + System.lineSeparator())
                .containsPattern("effect +on +which is +because")
                .containsPattern("force_push +repository +")
                .containsPattern("agents/[a-z-]+\\.drl(\\.csv)?:\\d+:1 +deny +agents/deny/force-push +No force pushes");
    }

    @Test
    void shouldExplainActionsOfEveryTypeToPrograms() {
        run("explain-action", "config/.env", "--type", "read_file", "-b", bundle.toString(), "--json");

        JsonNode explanation = CanonicalJson.readTree(out.toString());
        assertThat(explanation.path("outcome").asText()).isEqualTo("deny");
        assertThat(explanation.at("/effects/0/resource").asText()).isEqualTo("env_file");
        assertThat(explanation.at("/parts/0/part").asText()).isEqualTo("config/.env");
        assertThat(explanation.at("/deciding/0/id").asText()).isEqualTo("agents/deny/env-file");
    }

    @Test
    void shouldPrintHowEachPartWasReadAndWhatWasNotUnderstood() {
        ActionExplanation explanation = new ActionExplanation(
                "run_command",
                "deny",
                List.of("a part of the action cannot be understood"),
                List.of(
                        new ReadPart("git", "program", "knowledge/programs/git.yaml:1"),
                        new ReadPart("--frobnicate\u001b", "the option is not described", "")),
                List.of("the option is not described"),
                List.of(new ActionEffect("not_understood", "unknown", "--frobnicate", "the option is not described")),
                List.of(new ActionExplanation.Rule(
                        "reserved/not-understood", "", "deny", "The action cannot be understood")));

        ExplainActionCommand.print(explanation, new PrintWriter(out, true));

        assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .containsExactly(
                        "deny",
                        "  a part of the action cannot be understood",
                        "",
                        "part  read as  because of",
                        "git  program  knowledge/programs/git.yaml:1",
                        "--frobnicate?  the option is not described",
                        "",
                        "not understood",
                        "  the option is not described",
                        "",
                        "effect  on  which is  because",
                        "not_understood  unknown  --frobnicate  the option is not described",
                        "",
                        "decides  effect  rule  title",
                        "the engine  deny  reserved/not-understood  The action cannot be understood");
    }

    @Test
    void shouldRefuseAnActionOfATypeThatDoesNotExist() {
        int code = run("explain-action", "ls", "--type", "summon_demon", "-b", bundle.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("governor: `summon_demon` is no type of action: it is one of `run_command`");
    }

    @Test
    void shouldListRulesWithTheirPlaces() {
        run("show", "-b", bundle.toString(), "--in", "policy");

        assertThat(out.toString())
                .startsWith("place ")
                .containsPattern(
                        "policy/destruction.drl:\\d+:1 +deny +deny/production-delete +No deletion in production")
                .doesNotContain("risk/");
    }

    @Test
    void shouldShowOneRuleInFull() {
        run("show", "deny/production-delete", "-b", bundle.toString());

        assertThat(out.toString()).contains("rationale", "when ", "environment == \"production\"");
    }

    @Test
    void shouldSayThatADirectoryHoldsNoBundle(@TempDir Path empty) {
        int code = run("check", empty.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("holds no bundle");
    }

    @Test
    void shouldNeedACommand() {
        assertThat(run()).isEqualTo(2);
    }

    private int begin() {
        return run(
                "new",
                "require-approval/restricted-data",
                "--title",
                "Restricted data",
                "--when",
                "dataClassification == \"restricted\"",
                "--when",
                "environment in (\"staging\", \"test\")",
                "-b",
                bundle.toString());
    }

    private void spoil(String file, String right, String wrong) throws IOException {
        Path path = bundle.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(right);
        Files.writeString(path, text.replace(right, wrong));
    }

    private int run(String... arguments) {
        return GovernorCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("rules"), Stream.of(arguments)).toArray(String[]::new));
    }
}
