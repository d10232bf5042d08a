package dev.governor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import org.junit.jupiter.api.Test;

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

    private static JsonNode tree(String yaml) throws Exception {
        return new YAMLMapper().readTree(yaml);
    }
}
