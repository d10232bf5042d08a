package dev.governor.policy.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingGolden;
import dev.governor.command.TestingCorpus;
import dev.governor.kernel.Level;
import dev.governor.policy.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The outcome of every line of the corpora, frozen.
 *
 * <p>INVARIANT: a line that was stopped once is not let through without a reason that somebody reviewed: not even `make golden`
 * accepts it before {@code released.tsv} says why.
 */
class FrozenOutcomesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/action-outcomes.tsv");
    private static final Path RELEASED = Path.of("src/test/resources/golden/released.tsv");
    private static final String TAB = "\t";

    @Test
    void shouldAnswerEachLineAsItDid() throws IOException {
        Map<String, Outcome> now = now();
        assertThat(letThrough(frozen(), now, released()))
                .as("lines that were stopped and would now run")
                .isEmpty();

        StringBuilder lines = new StringBuilder();
        now.forEach((line, outcome) ->
                lines.append(outcome.word()).append(TAB).append(line).append('\n'));
        TestingGolden.assertUnchanged(GOLDEN, lines.toString());
    }

    @Test
    void shouldLetNothingThroughWithoutAReason() {
        Map<String, Outcome> before = Map.of("a", Outcome.DENY, "b", Outcome.REQUIRE_APPROVAL, "c", Outcome.ALLOW);
        Map<String, Outcome> after = Map.of("a", Outcome.ALLOW, "b", Outcome.ALERT, "c", Outcome.ALLOW);

        assertThat(letThrough(before, after, Map.of())).containsExactlyInAnyOrder("a", "b");
        assertThat(letThrough(before, after, Map.of("a", "reviewed: it only lists")))
                .containsExactly("b");
        assertThat(letThrough(before, after, Map.of("a", " "))).containsExactlyInAnyOrder("a", "b");
    }

    private static List<String> letThrough(
            Map<String, Outcome> before, Map<String, Outcome> after, Map<String, String> released) {
        List<String> through = new ArrayList<>();
        before.forEach((line, outcome) -> {
            Outcome now = after.getOrDefault(line, outcome);
            boolean stopped = outcome.compareTo(Outcome.REQUIRE_APPROVAL) >= 0;
            boolean runs = now.compareTo(Outcome.REQUIRE_APPROVAL) < 0;
            if (stopped && runs && released.getOrDefault(line, "").isBlank()) {
                through.add(line);
            }
        });
        return through;
    }

    private static Map<String, Outcome> now() {
        Map<String, Outcome> now = new LinkedHashMap<>();
        Stream.concat(TestingCorpus.hostile().stream(), TestingCorpus.harmless().stream())
                .forEach(line -> now.put(key(line), TestingAnswers.decide(line).outcome()));
        return now;
    }

    private static String key(TestingCorpus.Line line) {
        return line.language() + TAB + line.text().replace('\n', '␤').replace('\t', '⇥');
    }

    private static Map<String, Outcome> frozen() throws IOException {
        Map<String, Outcome> frozen = new LinkedHashMap<>();
        for (String line : rows(GOLDEN)) {
            int tab = line.indexOf(TAB);
            frozen.put(
                    line.substring(tab + 1),
                    Level.of(Outcome.class, line.substring(0, tab)).orElseThrow());
        }
        return frozen;
    }

    /** Returns the reasons by line: {@code language}, {@code line} and {@code reason}, with tabs between. */
    private static Map<String, String> released() throws IOException {
        Map<String, String> released = new LinkedHashMap<>();
        for (String line : rows(RELEASED)) {
            int tab = line.lastIndexOf(TAB);
            released.put(line.substring(0, tab), line.substring(tab + 1));
        }
        return released;
    }

    private static List<String> rows(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList()
                : List.of();
    }
}
