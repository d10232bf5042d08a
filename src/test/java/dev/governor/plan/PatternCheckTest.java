package dev.governor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-Z]{2,9}-\\d{1,6}",
                "[0-9A-Za-z][0-9A-Za-z.+~:_-]{0,99}",
                "(?:red|green|blue)",
                "(a{1,3})?b",
                "\\{[^}]{1,40}\\}",
                "https?://[a-z.]{1,200}",
                "[]*+]{1,5}",
                ".{0,200}"
            })
    void whatIsBoundedIsAllowed(String expression) {
        assertThat(PatternCheck.problem(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".*",
                ".+",
                "a{3,}",
                "(a+)+",
                "(a{1,9}){1,9}",
                "(a|a){1,30}",
                "((a|b)c){2}",
                "(?=a)a",
                "(?i)a",
                "(a)\\1",
                "a{1,99999}",
                "a{1,9}+",
                "a??",
                "[a[b]]",
                "\\p{L}",
                "\\Q.*\\E",
                "[a-"
            })
    void whatIsUnboundedIsRefused(String expression) {
        assertThat(PatternCheck.problem(expression)).isPresent();
    }
}
