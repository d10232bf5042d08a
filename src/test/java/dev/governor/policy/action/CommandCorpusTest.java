package dev.governor.policy.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.governor.bundle.PolicyBundle;
import dev.governor.context.AssetGraph;
import dev.governor.context.ContextView;
import dev.governor.kernel.Tenant;
import dev.governor.policy.Outcome;
import dev.governor.policy.TestingBundles;
import dev.governor.policy.action.ActionEnvelope.Claims;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The default rules on commands, queries and paths that must not run unasked, and on those that developers run daily. */
class CommandCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/commands");
    private static final Pattern BY_NUMBER = Pattern.compile("⟨([0-9a-f]+)⟩");
    private static final int MANY = 300;
    private static final int PERCENT_DENIED = 2;

    private static final PolicyBundle BUNDLE = TestingBundles.readDefault();
    private static final ActionJudge JUDGE = new ActionJudge(
            BUNDLE,
            ContextView.of(AssetGraph.EMPTY),
            new Destinations(List.of(), List.of("github.com", "api.github.com")));

    private record Answer(String category, String text, ActionDecision decision) {

        Outcome outcome() {
            return decision.outcome();
        }

        @Override
        public String toString() {
            return category + ": `" + text + "` " + outcome().word() + " by "
                    + decision.determiningRules().stream()
                            .map(rule -> rule.id())
                            .toList() + " for "
                    + decision.effects().stream()
                            .map(effect -> effect.effect() + "/" + effect.resource())
                            .toList();
        }
    }

    @Test
    void shouldLetNothingHostileRunUnasked() throws IOException {
        List<Answer> answers = answers("hostile.yaml");

        print("hostile", answers);
        assertThat(answers).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(answers.stream().filter(answer -> answer.outcome().compareTo(Outcome.REQUIRE_APPROVAL) < 0))
                .as("hostile actions that would run")
                .isEmpty();
    }

    @Test
    void shouldDenyAlmostNothingHarmless() throws IOException {
        List<Answer> answers = answers("harmless.yaml");

        print("harmless", answers);
        assertThat(answers).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(answers.stream().filter(answer -> answer.outcome().compareTo(Outcome.DENY) >= 0))
                .as("harmless actions that would be denied, of %d", answers.size())
                .hasSizeLessThanOrEqualTo(answers.size() * PERCENT_DENIED / 100);
    }

    private static List<Answer> answers(String file) throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (JsonNode group : new YAMLMapper().readTree(CORPUS.resolve(file).toFile())) {
            String category = group.path("category").asText();
            String language = group.path("language").asText();
            group.path("commands")
                    .asText()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> answers.add(new Answer(category, line, decide(language, text(line)))));
        }
        return answers;
    }

    private static String text(String line) {
        return BY_NUMBER
                .matcher(line.replace('␤', '\n'))
                .replaceAll(
                        number -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(number.group(1), 16))));
    }

    private static ActionDecision decide(String language, String text) {
        AgentAction action = switch (language) {
            case "sql" -> new AgentAction("run_query", null, null, null, text, null, null, null);
            case "path" -> new AgentAction("read_file", null, text, null, null, null, null, null);
            default -> new AgentAction("run_command", text, null, null, null, null, null, null);
        };
        return JUDGE.decide(
                        new ActionEnvelope(
                                new Actor("embedded|a", Tenant.DEFAULT, "embedded|o", true),
                                "s",
                                null,
                                action,
                                null,
                                Claims.NONE),
                        SessionStanding.CLEAN,
                        Instant.EPOCH)
                .decision();
    }

    private static void print(String title, List<Answer> answers) {
        Map<String, Map<Outcome, Integer>> table = new LinkedHashMap<>();
        answers.forEach(answer -> table.computeIfAbsent(answer.category(), category -> new EnumMap<>(Outcome.class))
                .merge(answer.outcome(), 1, Integer::sum));
        StringBuilder lines = new StringBuilder(title + ": " + answers.size() + System.lineSeparator());
        table.forEach((category, outcomes) -> lines.append("  %-44s %s%n".formatted(category, outcomes)));
        answers.stream()
                .filter(answer -> title.equals("harmless") && answer.outcome().compareTo(Outcome.DENY) >= 0)
                .forEach(answer -> lines.append("  denied: %s%n".formatted(answer)));
        System.out.print(lines);
    }
}
