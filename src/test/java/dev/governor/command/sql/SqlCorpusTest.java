package dev.governor.command.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.command.TestingCorpus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every SQL line of the corpora: the harm of hostile ones is seen, harmless ones have no effect beside theirs. */
class SqlCorpusTest {

    @TestFactory
    Stream<DynamicTest> shouldSeeTheHarmOfHostileStatements() {
        return lines(TestingCorpus.hostile())
                .map(line -> DynamicTest.dynamicTest(
                        line.toString(),
                        () -> assertThat(effects(line)).as(line.text()).anyMatch(effect -> expects(line, effect))));
    }

    @TestFactory
    Stream<DynamicTest> shouldSeeNoHarmInEverydayStatements() {
        return lines(TestingCorpus.harmless())
                .map(line -> DynamicTest.dynamicTest(
                        line.toString(),
                        () -> assertThat(effects(line)).as(line.text()).allMatch(effect -> expects(line, effect))));
    }

    private static Stream<TestingCorpus.Line> lines(List<TestingCorpus.Line> lines) {
        return lines.stream().filter(line -> line.language().equals("sql"));
    }

    private static List<String> effects(TestingCorpus.Line line) {
        return Arrays.asList(TestingSql.effects(line.text()).split(" "));
    }

    private static boolean expects(TestingCorpus.Line line, String effect) {
        return line.expected().contains(effect) || line.expected().contains(effect.replaceFirst("/.*", ""));
    }
}
