package dev.governor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.CanonicalJson;
import dev.governor.policy.Case;
import dev.governor.policy.TestingBundles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseParserTest {

    private static final PolicyBundle BUNDLE = TestingBundles.defaultBundle();
    private static final Case ALLOWED = TestingCases.allowed(Map.of());

    private final CaseParser parser = new CaseParser(BUNDLE.facts().get("policy"));

    @Test
    void shouldReadWhatWasRecorded() {
        TestingCases cases = new TestingCases(BUNDLE, "policy", 7);
        for (int i = 0; i < 1_000; i++) {
            Record fact = cases.next();
            assertThat(parser.parse(CanonicalJson.write(fact))).contains(List.of(fact));
        }
    }

    @Test
    void shouldReadAListOfCases() {
        assertThat(parser.parse("[" + ALLOWED.canonical() + "," + ALLOWED.canonical() + "]"))
                .contains(List.of(ALLOWED, ALLOWED));
        assertThat(parser.parse("[]")).contains(List.of());
    }

    @Test
    void shouldNotGuessAFactThatWasNotRecorded() {
        assertThat(parser.parse(TestingHistory.without(ALLOWED, "destructive"))).isEmpty();
        assertThat(parser.parse(TestingHistory.without(ALLOWED, "environment"))).isEmpty();
    }

    @Test
    void shouldReadNothingFromWhatIsNoCase() {
        for (String body : List.of("", "{", "[{}", "null", "7", "{\"environment\":7}", "[[]]")) {
            assertThat(parser.parse(body)).as(body).isEmpty();
        }
    }

    @Test
    void shouldPassOverAFactThatIsNoLongerOne() {
        String more = ALLOWED.canonical().replaceFirst("\\{", "{\"aaa\":{\"b\":[1]},");

        assertThat(parser.parse(more)).contains(List.of(ALLOWED));
    }
}
