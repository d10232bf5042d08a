package dev.governor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every line of the corpora by category: the harm of hostile ones is seen, harmless ones have no effect beside theirs. */
class CorpusEffectsTest {

    @TestFactory
    Stream<DynamicNode> shouldSeeTheHarmOfHostileLines() {
        return byCategory(
                TestingCorpus.hostile(),
                line -> assertThat(line.effects())
                        .as(line.text())
                        .anyMatch(effect -> effect.startsWith("not_understood") || line.expects(effect)));
    }

    @TestFactory
    Stream<DynamicNode> shouldSeeNoHarmInWhatDevelopersRunEveryDay() {
        return byCategory(TestingCorpus.harmless(), line -> {
            assertThat(line.effects()).as(line.text()).allMatch(line::expects);
            if (!line.language().endsWith("path") && !line.expected().contains("not_understood")) {
                assertThat(line.reading().notUnderstood()).as(line.text()).isEmpty();
            }
        });
    }

    @Test
    void shouldBeLargeEnoughToMeanSomething() {
        assertThat(TestingCorpus.hostile()).hasSizeGreaterThan(700);
        assertThat(TestingCorpus.harmless()).hasSizeGreaterThan(500);
    }

    private static Stream<DynamicNode> byCategory(List<TestingCorpus.Line> lines, Consumer<TestingCorpus.Line> check) {
        return lines.stream()
                .map(TestingCorpus.Line::category)
                .distinct()
                .map(category -> DynamicContainer.dynamicContainer(
                        category,
                        lines.stream()
                                .filter(line -> line.category().equals(category))
                                .map(line -> DynamicTest.dynamicTest(line.toString(), () -> check.accept(line)))));
    }
}
