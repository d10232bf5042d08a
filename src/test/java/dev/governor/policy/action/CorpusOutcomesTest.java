package dev.governor.policy.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingGolden;
import dev.governor.command.TestingCorpus;
import dev.governor.policy.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The default rules on commands, queries and paths that must not run unasked, and on those that developers run daily.
 *
 * <p>The golden table counts outcomes by category, and lists every harmless line that is denied.
 */
class CorpusOutcomesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/action-corpora.txt");
    private static final int MANY = 300;
    private static final int PERCENT_DENIED = 2;

    private static final List<Answer> HOSTILE = answers(TestingCorpus.hostile());
    private static final List<Answer> HARMLESS = answers(TestingCorpus.harmless());

    private record Answer(TestingCorpus.Line line, ActionDecision decision) {

        boolean runs() {
            return decision.outcome().compareTo(Outcome.REQUIRE_APPROVAL) < 0;
        }

        boolean denied() {
            return decision.outcome().compareTo(Outcome.DENY) >= 0;
        }

        @Override
        public String toString() {
            return "%s: `%s` %s by %s for %s"
                    .formatted(
                            line.category(),
                            line.text().replace('\n', '␤'),
                            decision.outcome().word(),
                            decision.determiningRules().stream()
                                    .map(rule -> rule.id())
                                    .toList(),
                            decision.effects().stream()
                                    .map(effect -> effect.effect() + "/" + effect.resource())
                                    .toList());
        }
    }

    @Test
    void shouldLetNothingHostileRunUnasked() {
        assertThat(HOSTILE).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(HOSTILE.stream().filter(Answer::runs))
                .as("hostile actions that would run")
                .isEmpty();
    }

    @Test
    void shouldDenyAlmostNothingHarmless() {
        assertThat(HARMLESS).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(HARMLESS.stream().filter(Answer::denied))
                .as("harmless actions that would be denied, of %d", HARMLESS.size())
                .hasSizeLessThanOrEqualTo(HARMLESS.size() * PERCENT_DENIED / 100);
    }

    @Test
    void shouldAnswerEachCategoryAsReviewed() throws IOException {
        TestingGolden.assertUnchanged(
                GOLDEN,
                table("hostile", HOSTILE, Answer::runs, "run unasked")
                        + table("harmless", HARMLESS, Answer::denied, "denied"));
    }

    private static List<Answer> answers(List<TestingCorpus.Line> lines) {
        return lines.stream()
                .map(line -> new Answer(line, TestingAnswers.decide(line)))
                .toList();
    }

    private static String table(String title, List<Answer> answers, Predicate<Answer> wrong, String what) {
        Map<String, Map<Outcome, Integer>> counted = new LinkedHashMap<>();
        answers.forEach(
                answer -> counted.computeIfAbsent(answer.line().category(), category -> new EnumMap<>(Outcome.class))
                        .merge(answer.decision().outcome(), 1, Integer::sum));
        long mistakes = answers.stream().filter(wrong).count();
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d lines, %d %s (%.1f %%)\n",
                title,
                answers.size(),
                mistakes,
                what,
                100.0 * mistakes / answers.size()));
        table.append(row("category", "lines", "allow", "alert", "approval", "denied"));
        counted.forEach((category, by) -> table.append(row(
                category,
                by.values().stream().mapToInt(Integer::intValue).sum(),
                by.getOrDefault(Outcome.ALLOW, 0) + by.getOrDefault(Outcome.REDACT, 0),
                by.getOrDefault(Outcome.ALERT, 0),
                by.getOrDefault(Outcome.REQUIRE_APPROVAL, 0),
                by.getOrDefault(Outcome.DENY, 0) + by.getOrDefault(Outcome.TERMINATE, 0))));
        answers.stream()
                .filter(wrong)
                .forEach(
                        answer -> table.append(what).append(": ").append(answer).append('\n'));
        return table.append('\n').toString();
    }

    private static String row(Object category, Object... cells) {
        return "  %-48s %6s %6s %6s %9s %7s\n".formatted(category, cells[0], cells[1], cells[2], cells[3], cells[4]);
    }
}
