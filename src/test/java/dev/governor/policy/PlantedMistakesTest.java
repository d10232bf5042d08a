package dev.governor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.bundle.BundleSource;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants one mistake at a time in the default bundle, and holds the loader to the exact place. Some would run code. */
class PlantedMistakesTest {

    private static final String CANARY = "governor.canary";
    private static final String FILE = "policy/planted.drl";
    private static final String RUN = "System.setProperty(\"" + CANARY + "\", \"yes\")";

    /** A rule on lines 3 to 7; its condition starts at line 5, column 8, its consequence at line 6. */
    private static final String RULE = """
            package governor.policy;
            import dev.governor.policy.Case;
            rule "deny/planted"
              @id("deny/planted") @title("t") @effect("deny") @reason("r") @owner("o") @since("1") when
              Case(environment == "production", riskScore > 5)
            then
            end
            """;

    @AfterEach
    void nothingEverRan() {
        assertThat(System.getProperty(CANARY)).isNull();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("syntax error", "riskScore > 5", "riskScore => 5", "5:47", "mismatched input"),
                mistake("unknown property", "riskScore > 5", "riskScor > 5", "5:37", "no property"),
                mistake("unknown word", "\"production\"", "\"prod\"", "5:8", "no word of `environment`"),
                mistake("unknown action", "environment ==", "actionType ==", "5:8", "no word of `actionType`"),
                mistake("wrong type", "riskScore > 5", "riskScore > \"5\"", "5:37", "is a number"),
                mistake("order on a text", "riskScore > 5", "exposure > \"internal\"", "5:37", "needs a number"),
                mistake("unknown fact", "  Case(", "  Cas(", "5:3", "is not the fact"),
                mistake("range first", "environment == \"production\", ", "", "5:8", "first comparison"),
                mistake("nested property", "riskScore > 5", "tenant.length > 5", "5:37", "not a comparison"),
                mistake("two patterns", "  Case(", "  Case(destructive == true) Case(", "3:1", "exactly one pattern"),
                mistake("not", "  Case(", "  not Case(", "5:3", "only a pattern"),
                mistake("from", "> 5)", "> 5) from tenants", "5:3", "nowhere else"),
                mistake("eval", "then\n", "  eval(true)\nthen\n", "6:3", "only a pattern"),
                mistake("code in eval", "then\n", "  eval(" + RUN + " == null)\nthen\n", "6:3", "only a pattern"),
                mistake("code in a condition", "riskScore > 5", RUN + " == null", "5:37", "not a comparison"),
                mistake("Runtime", "riskScore > 5", "Runtime.getRuntime() != null", "5:37", "not a comparison"),
                mistake("code in a consequence", "then\n", "then\n  " + RUN + ";\n", "7:3", "no consequence"),
                mistake("unicode escape", "@title(\"t\")", "@title(\"\\u0022+" + "x\")", "4:31", "backslash"),
                mistake("dialect", "when", "dialect \"mvel\" when", "4:88", "`dialect` is not allowed"),
                mistake("salience", "when", "salience 5 when", "4:88", "`salience` is not allowed"),
                mistake(
                        "foreign import",
                        "import dev",
                        "import java.util.List;\nimport dev",
                        "2:1",
                        "must not be imported"),
                mistake("function", "rule ", "function void f() { " + RUN + "; }\nrule ", "3:1", "holds rules only"),
                mistake("global", "rule ", "global java.util.List l\nrule ", "3:1", "holds rules only"),
                mistake("declared type", "rule ", "declare T a : String end\nrule ", "3:9", "holds rules only"),
                mistake("query", "rule ", "query q() Case() end\nrule ", "3:1", "no quer"),
                mistake("foreign package", "governor.policy;\n", "java.lang;\n", "1:1", "package"),
                mistake("missing metadata", "@owner(\"o\") ", "", "3:1", "no `@owner`"),
                mistake("unknown metadata", "@owner", "@colour(\"red\") @owner", "3:1", "no metadata"),
                mistake("other id", "@id(\"deny/planted\")", "@id(\"deny/other\")", "3:1", "differ"),
                mistake("taken id", "deny/planted", "deny/production-delete", "3:1", "is taken"),
                mistake("unknown effect", "@effect(\"deny\")", "@effect(\"permit\")", "3:1", "no effect"),
                mistake(
                        "allow by a claim",
                        "@effect(\"deny\")",
                        "@effect(\"allow\")",
                        ", riskScore > 5",
                        ", claimConflict == false",
                        "5:37",
                        "declared or claimed"),
                mistake(
                        "approvers without the effect",
                        "@owner",
                        "@threshold(2) @owner",
                        "3:1",
                        "belong to the effect"),
                mistake("no condition", "environment == \"production\", riskScore > 5", "", "5:3", "hold always"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isRefusedWithItsPlace(String name, String text, String at, String words) {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.put(FILE, text.getBytes(StandardCharsets.UTF_8));

        ProblemException refusal = refusal(files);

        assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_BUNDLE);
        assertThat(refusal.places()).anySatisfy(place -> {
            assertThat(place.at()).isEqualTo(FILE + ":" + at);
            assertThat(place.detail()).contains(words);
        });
    }

    @Test
    void aMistakeInATableIsRefusedWithItsRow() {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.merge(
                "policy/automation-levels.drl.csv",
                new byte[0],
                (table, none) -> new String(table, StandardCharsets.UTF_8)
                        .replace(",staging,", ",stage,")
                        .getBytes(StandardCharsets.UTF_8));

        ProblemException refusal = refusal(files);

        assertThat(refusal.places()).hasSize(1);
        assertThat(refusal.places().get(0).at()).isEqualTo("policy/automation-levels.drl.csv:12:1");
        assertThat(refusal.places().get(0).detail()).contains("`stage` is no word of `environment`");
    }

    @Test
    void codeInATableCellIsRefusedWithItsRow() {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.merge(
                "risk/weights.drl.csv",
                new byte[0],
                (table, none) -> new String(table, StandardCharsets.UTF_8)
                        .replace(",exposure,", ",\"exposure\"\") eval(" + RUN.replace("\"", "\"\"") + " == null\",")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(files).places())
                .anySatisfy(place -> assertThat(place.at()).isEqualTo("risk/weights.drl.csv:10:1"));
    }

    @Test
    void aLevelWithoutAValueIsRefused() {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.merge(
                "risk/factor-values.drl.csv",
                new byte[0],
                (table, none) -> new String(table, StandardCharsets.UTF_8)
                        .replaceAll("(?m)^risk/exposure-internet.*\\R", "")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(files).places())
                .anySatisfy(place -> assertThat(place.detail()).contains("`exposure` `internet`", "0 rules"));
    }

    @Test
    void aFileThatIsNoPartOfABundleIsRefused() {
        SortedMap<String, byte[]> files = new TreeMap<>(TestingBundles.source().files());
        files.put("policy/deny.drll", new byte[0]);

        assertThat(refusal(files).places())
                .extracting(ProblemException.Place::at)
                .containsExactly("policy/deny.drll:1:1");
    }

    private static ProblemException refusal(SortedMap<String, byte[]> files) {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> TestingBundles.load(new BundleSource("planted", files)));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static Arguments mistake(String name, String right, String wrong, String at, String words) {
        assertThat(RULE).contains(right);
        return Arguments.of(name, RULE.replace(right, wrong), at, words);
    }

    private static Arguments mistake(
            String name, String right, String wrong, String right2, String wrong2, String at, String words) {
        assertThat(RULE).contains(right, right2);
        return Arguments.of(name, RULE.replace(right, wrong).replace(right2, wrong2), at, words);
    }
}
