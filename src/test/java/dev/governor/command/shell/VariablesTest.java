package dev.governor.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the knowledge file about variables says, and what is wrong in one. */
class VariablesTest {

    @Test
    void shouldKnowWhichVariablesDecide() {
        Variables variables = TestingShell.VARIABLES;

        assertThat(variables.decisive("PATH", "/bin")).isTrue();
        assertThat(variables.decisive("LD_PRELOAD", "")).isTrue();
        assertThat(variables.decisive("GIT_SSH_COMMAND", "ssh")).isTrue();
        assertThat(variables.decisive("GIT_AUTHOR_NAME", "a\nb")).isTrue();
        assertThat(variables.decisive("GIT_TERMINAL_PROMPT", "a\nb")).isFalse();
        assertThat(variables.decisive("GIT_PAGER", "cat")).isFalse();
        assertThat(variables.decisive("GIT_PAGER", "sh")).isTrue();
        assertThat(variables.decisive("FOO", "x")).isFalse();
    }

    @Test
    void shouldKnowWhichVariablesHoldSecrets() {
        assertThat(List.of(
                        "GITHUB_TOKEN",
                        "db_password",
                        "MYSQL_PWD",
                        "REDISCLI_AUTH",
                        "API_KEY",
                        "AWS_SECRET_ACCESS_KEY"))
                .allMatch(TestingShell.VARIABLES::secret);
        assertThat(List.of("PWD", "OLDPWD", "key", "MAX_TOKENS", "SSH_AUTH_SOCK", "HOME", "MONKEY", "COMPASS"))
                .noneMatch(TestingShell.VARIABLES::secret);
    }

    @Test
    void shouldSayWhatIsWrongAndWhere() throws Exception {
        List<String> wrong = new ArrayList<>();

        Variables.read(
                new YAMLMapper()
                        .readTree("{decisive: [{names: [A], harmles: [b]}, {harmless_patterns: ['(?=a)']}], secret:"
                                + " {parts: a}}"),
                (pointer, sentence, hint) -> wrong.add(pointer + ": " + sentence));

        assertThat(wrong)
                .containsExactly(
                        "/decisive/0/harmles: the key `harmles` is not known",
                        "/decisive/1/names: the entry names no variable",
                        "/decisive/1/harmless_patterns: `(?=a)` is not an expression of RE2",
                        "/secret/parts: it is no list");
    }
}
