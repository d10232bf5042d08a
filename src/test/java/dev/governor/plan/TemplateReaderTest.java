package dev.governor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {

    private static final String GOOD = """
        id: revoke_public_grant
        title: Revoke a grant to PUBLIC
        action: revoke_public_grant
        fixes: [database_public_grant]
        target_type: postgresql_table
        parameters:
          privilege: {type: text, allowed: [SELECT, INSERT], default: SELECT, description: the privilege}
        control_plane: database
        changes_privilege: false
        destructive: false
        rotates_secret: false
        widens_radius: false
        inverse: grant_public
        scope:
          reaches: ["revoke {privilege} on {target}"]
          never: [other tables]
        required_verification: [read_back, effect_probe]
        verification: an ordinary login is refused
        """;

    @Test
    void aGoodTemplateIsRead() throws Exception {
        Template template = TemplateReader.read("templates/x.yaml", tree(GOOD));

        assertThat(template.id()).isEqualTo("revoke_public_grant");
        assertThat(template.parameters().get("privilege").required()).isFalse();
        assertThat(template.inverse()).isEqualTo("grant_public");
    }

    @Test
    void aTemplateMaySayWhenItsEffectIsLookedAtAgain() throws Exception {
        Template silent = TemplateReader.read("templates/x.yaml", tree(GOOD));
        Template own = TemplateReader.read("templates/x.yaml", tree(GOOD + "reverify_after: [PT10M, P1D]\n"));

        assertThat(silent.reverifyAfter()).isEmpty();
        assertThat(own.reverifyAfter()).containsExactly(Duration.ofMinutes(10), Duration.ofDays(1));
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() throws Exception {
        String bad = GOOD.replace("title: Revoke a grant to PUBLIC\n", "")
                .replace("destructive: false", "destructive: perhaps")
                .replace("default: SELECT", "default: DROP")
                .replace("control_plane", "controlplane");

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> TemplateReader.read("templates/x.yaml", tree(bad)));

        assertThat(problem.places())
                .extracting(Place::at)
                .containsExactlyInAnyOrder(
                        "templates/x.yaml#/title",
                        "templates/x.yaml#/destructive",
                        "templates/x.yaml#/parameters/privilege/default",
                        "templates/x.yaml#/controlplane",
                        "templates/x.yaml#/control_plane");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "undone destruction   | destructive: false            | destructive: true             | /inverse      "
                        + "                | cannot be undone",
                "undoes itself        | inverse: grant_public         | inverse: revoke_public_grant  | /inverse      "
                        + "                | does not undo itself",
                "no such channel      | [read_back, effect_probe]     | [read_back, telepathy]        |"
                        + " /required_verification        | nothing gives",
                "no channel           | [read_back, effect_probe]     | []                            |"
                        + " /required_verification        | is a list",
                "unknown placeholder  | revoke {privilege} on         | revoke {rights} on            |"
                        + " /scope/reaches/0              | `{rights}` is no parameter",
                "placeholder in words | an ordinary login is refused  | \"{login} is refused\"       | /verification  "
                        + "               | `{login}` is no parameter",
                "both in and out      | never: [other tables]         | never: [\"revoke {privilege} on {target}\"] |"
                        + " /scope/never/0 | must reach it and must not",
                "default outside      | default: SELECT               | default: DROP                 |"
                        + " /parameters/privilege/default | must be one of",
                "allowed too long     | type: text,                   | type: text, max_length: 3,    |"
                        + " /parameters/privilege/allowed/0 | at most 3 characters",
                "free text            | allowed: [SELECT, INSERT], default: SELECT | pattern: .*      |"
                        + " /parameters/privilege/pattern | without a bound",
                "unbounded integer    | type: text, allowed: [SELECT, INSERT], default: SELECT | type: integer |"
                        + " /parameters/privilege   | has a `minimum`",
                "integer default      | type: text, allowed: [SELECT, INSERT], default: SELECT | type: integer,"
                        + " minimum: 1, maximum: 5, default: 9 | /parameters/privilege/default | must be 1 to 5",
                "never                | fixes: [                      | reverify_after: []\\n"
                        + "fixes: [ | /reverify_after          | is a list of",
                "not ascending        | fixes: [                      | reverify_after: [P1D, PT1H]\\n"
                        + "fixes: [ | /reverify_after/1 | longer than the one before",
                "no duration          | fixes: [                      | reverify_after: [soon]\\n"
                        + "fixes: [ | /reverify_after/0    | must be a duration",
                "no action            | action: revoke_public_grant   | action: DROP TABLE            | /action       "
                        + "                | lower-case word"
            })
    void aMistakeIsRefusedWithItsPlace(String name, String right, String wrong, String at, String words)
            throws Exception {
        assertThat(GOOD).contains(right);
        String bad = GOOD.replace(right, wrong.replace("\\n", "\n"));

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> TemplateReader.read("templates/x.yaml", tree(bad)));

        assertThat(problem.places()).anySatisfy(place -> {
            assertThat(place.at()).isEqualTo("templates/x.yaml#" + at);
            assertThat(place.detail()).contains(words);
        });
    }

    @Test
    void aRotationThatNobodyTriesIsRefused() throws Exception {
        String bad = GOOD.replace("rotates_secret: false", "rotates_secret: true")
                .replace("[read_back, effect_probe]", "[read_back]");

        assertRefused(bad, "/required_verification", "trying the old secret");
    }

    @Test
    void whatChangesNoSystemMayNotDestroy() throws Exception {
        String bad = GOOD.replace("control_plane: database", "control_plane: none")
                .replace("destructive: false", "destructive: true")
                .replace("inverse: grant_public", "inverse: null");

        assertRefused(bad, "/control_plane", "changes no system");
    }

    private static void assertRefused(String bad, String at, String words) throws Exception {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> TemplateReader.read("templates/x.yaml", tree(bad)));

        assertThat(problem.places()).singleElement().satisfies(place -> {
            assertThat(place.at()).isEqualTo("templates/x.yaml#" + at);
            assertThat(place.detail()).contains(words);
        });
    }

    private static JsonNode tree(String yaml) throws Exception {
        return new YAMLMapper().readTree(yaml);
    }
}
