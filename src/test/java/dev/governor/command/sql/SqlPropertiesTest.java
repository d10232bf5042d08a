package dev.governor.command.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.command.TestingCorpus;
import dev.governor.command.reading.Conclusions;
import dev.governor.kernel.Budget;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every statement: disguise changes nothing, nothing makes harm harmless, and no text is dear. */
class SqlPropertiesTest {

    private static final List<String> HOSTILE = lines(TestingCorpus.hostile());
    private static final List<String> HARMLESS = lines(TestingCorpus.harmless());
    private static final int STEPS_A_CHARACTER = 4;

    private static List<String> lines(List<TestingCorpus.Line> lines) {
        return lines.stream()
                .filter(line -> line.language().equals("sql"))
                .map(TestingCorpus.Line::text)
                .toList();
    }

    static Stream<UnaryOperator<String>> wrappings() {
        return Stream.of(
                text -> "SELECT 1; " + text,
                text -> text + "\n; SELECT 1",
                text -> "EXPLAIN ANALYZE " + text,
                text -> "EXPLAIN (ANALYZE) " + text,
                text -> "WITH w AS (" + text + "\n) SELECT 1",
                text -> "SELECT 1 FROM (" + text + "\n) w",
                text -> "INSERT INTO t " + text,
                text -> "BEGIN; " + text + "\n; COMMIT",
                text -> "/* a */ " + text + "\n-- b",
                text -> "(" + text + "\n)",
                text -> "CREATE TABLE t AS " + text);
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void shouldNotBecomeHarmlessByWhatStandsAround(UnaryOperator<String> wrapping) {
        for (String text : HOSTILE) {
            assertThat(TestingSql.harmless(wrapping.apply(text)))
                    .as(wrapping.apply(text))
                    .isFalse();
        }
    }

    @Test
    void shouldReadTheSameWithCommentsBlanksAndCase() {
        for (String text : HARMLESS) {
            String effects = TestingSql.effects(text);

            assertThat(TestingSql.effects("/* drop table x */ " + text)).isEqualTo(effects);
            assertThat(TestingSql.effects(text + "\n;;\n")).isEqualTo(effects);
            if (!text.contains("--") && !text.contains("'") && !text.contains("/*")) {
                assertThat(TestingSql.effects(text.replace(" ", "\n\t /**/ "))).isEqualTo(effects);
                assertThat(TestingSql.effects(text.toUpperCase(Locale.ROOT))).isEqualTo(effects);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "api_keys", "orders", "user_accounts", "secrets", "products"})
    void shouldReadTheSameHoweverNamesAreQuoted(String table) {
        String effects = TestingSql.effects("SELECT * FROM " + table);

        for (String name :
                List.of("\"%s\"", "`%s`", "[%s]", "public.%s", "\"public\".\"%s\"", "[dbo].[%s]", "%s AS x")) {
            String text = "SELECT * FROM " + name.formatted(table);
            assertThat(TestingSql.effects(text)).as(text).isEqualTo(effects);
        }
    }

    @Test
    void shouldTakeFewStepsACharacterForLongDeepAndBrokenTexts() {
        for (int count : List.of(1, 2, 5, 10, 15, 16, 17, 50, 500, 2_000)) {
            Stream.of(
                            "select " + "(".repeat(count) + "1" + ")".repeat(count),
                            "select " + "(".repeat(count) + " from where",
                            "select " + "((1)+".repeat(count),
                            "select " + "(select ".repeat(count) + "1" + ")".repeat(count),
                            "select 1 from " + "(select * from ".repeat(count) + "t" + ") x".repeat(count),
                            "select 1 from " + "(".repeat(count) + "t" + ")".repeat(count),
                            "select " + "case when a then ".repeat(count) + "1" + " end".repeat(count),
                            "select " + "case ".repeat(count),
                            "select " + "lower(".repeat(count) + "a" + ")".repeat(count),
                            "select 1 where " + "a = 1 and ".repeat(count) + "b = 2",
                            "select 1 where " + "not ".repeat(count) + "a",
                            "select 1 where " + "not (".repeat(count) + "a" + ")".repeat(count),
                            "select 1 " + "union select 1 ".repeat(count),
                            "select " + "- ".repeat(count) + "1",
                            "select " + "+-".repeat(count) + "1",
                            "select " + "[".repeat(count) + "]".repeat(count),
                            "select array" + "[".repeat(count) + "]".repeat(count),
                            "select a" + "[1]".repeat(count),
                            "select a" + "::int".repeat(count),
                            "select a" + ".a".repeat(count),
                            "select a" + " at time zone b".repeat(count),
                            "with a as (".repeat(count) + "select 1",
                            "explain ".repeat(count) + "select 1",
                            "explain (analyze) ".repeat(count) + "select 1",
                            "select 1;".repeat(count),
                            ";".repeat(count),
                            "'".repeat(count),
                            "\"".repeat(count),
                            "--".repeat(count),
                            "/*".repeat(count),
                            "-- \n".repeat(count),
                            "\\".repeat(count),
                            "$$".repeat(count),
                            "create ".repeat(count),
                            "create " + "or replace ".repeat(count) + "table t (a int)",
                            "insert into t values " + "(1),".repeat(count) + "(1)",
                            "select 1 from t join ".repeat(count) + "t",
                            "\\d\n".repeat(count))
                    .forEach(SqlPropertiesTest::bounded);
        }
    }

    private static void bounded(String text) {
        int steps = 1_000 + STEPS_A_CHARACTER * text.length();
        for (String client : List.of("", "psql", "sqlite3")) {
            Conclusions conclusions = new Conclusions(Budget.of(steps, 0));
            try {
                TestingSql.READER.read(client, text, conclusions);
            } catch (Budget.Spent spent) {
                assertThat(spent.getMessage())
                        .as(text.substring(0, Math.min(60, text.length())))
                        .contains("nested");
            }
            conclusions.budget().enter();
            conclusions.budget().leave();
        }
    }
}
