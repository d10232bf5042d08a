package dev.governor.api;

import static dev.governor.api.TestingApi.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that are no plan, or name what there is not. */
@QuarkusTest
class BadPlanTest extends TestingBadInput {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"finding_id\": \"fnd_1\",,} | 1:",
                "{\"finding_id\": \"fnd_1\" | 1:",
                "{\"finding_id\": \"a\", \"finding_id\": \"b\"} | 1:",
                "{'finding_id': 1} | 1:"
            })
    void shouldRefuseAPlanThatIsNotOneJsonValue(String body, String at) {
        JsonNode problem = api.refused(() -> api.submit(key(), body), 400, "malformed-body", null);

        assertThat(problem.at("/errors/0/at").asText()).startsWith(at);
    }

    @Test
    void shouldRefuseWhatFollowsAPlan() {
        String plan = CanonicalJson.write(draft(finding, DELETE));

        api.refused(() -> api.submit(key(), plan + plan), 400, "invalid-field", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"plan\"", "7", "null", ""})
    void shouldRefuseAPlanThatIsNoObject(String body) {
        api.refused(() -> api.submit(key(), body), 400, "invalid-field", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "finding_id | 7 | /finding_id",
                "finding_id | null | /finding_id",
                "finding_id | ' ' | /finding_id",
                "template | [\"delete_resource\"] | /template",
                "target | {\"key\": \"x\"} | /target",
                "target | true | /target",
                "parameters | [] | /parameters",
                "parameters | \"none\" | /parameters",
                "claims | 1 | /claims",
                "justification | 12.5 | /justification",
                "requester | \"root\" | /requester",
                "state | \"approved\" | /state"
            })
    void shouldPointAtTheFieldOfAPlanThatIsWrong(String field, String value, String at) throws Exception {
        Map<String, Object> draft = draft(finding, DELETE);
        draft.put(field, CanonicalJson.mapper().readTree(value.isBlank() ? "\" \"" : value));

        api.refused(() -> api.submit(draft), 400, "invalid-field", at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finding_id", "template", "target", "justification"})
    void shouldRefuseTextThatADatabaseCannotHold(String field) {
        Map<String, Object> draft = draft(finding, DELETE);
        draft.put(field, "a\u0000b");

        api.refused(() -> api.submit(draft), 400, "invalid-field", "/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finding_id", "template", "target"})
    void shouldPointAtTheFieldOfAPlanThatIsMissing(String field) {
        Map<String, Object> draft = draft(finding, DELETE);
        draft.remove(field);

        api.refused(() -> api.submit(draft), 400, "invalid-field", "/" + field);
    }

    @Test
    void shouldRefuseAJustificationThatIsTooLong() {
        Map<String, Object> draft = draft(finding, DELETE);
        draft.put("justification", "x".repeat(2_001));

        api.refused(() -> api.submit(draft), 400, "invalid-field", "/justification");
    }

    @ParameterizedTest
    @CsvSource({
        "template, drop_everything, unknown-template",
        "template, ../../rules/bundle, unknown-template",
        "finding_id, fnd_nothing, unknown-finding",
        "finding_id, ' or ''1''=''1', unknown-finding",
        "target, postgresql:estate:sandbox:public:nothing, unknown-asset",
        "target, nothing, unknown-asset",
        "target, 'postgresql:estate:sandbox:public:x''; drop table finding; --', unknown-asset",
        "target, postgresql:estate:sandbox:public:x%27%3B%20drop%20table%20finding%3B--, unknown-asset"
    })
    void shouldNameWhatAPlanNamesAndNobodyKnows(String field, String value, String code) {
        Map<String, Object> draft = draft(finding, DELETE);
        draft.put(field, value);

        JsonNode problem = api.refused(() -> api.submit(draft), 422, code, "/" + field);

        assertThat(problem.path("detail").asText()).contains("`" + value + "`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revoke_public_grant | privilege | \"ALL\"",
                "revoke_public_grant | privilege | \"SELECT on cards to public; --\"",
                "revoke_public_grant | privilege | 7",
                "revoke_public_grant | privilege | null",
                "revoke_public_grant | privilege | [\"SELECT\"]",
                "delete_resource | force | true"
            })
    void shouldPointAtAParameterThatBreaksItsTemplate(String template, String parameter, String value)
            throws Exception {
        Map<String, Object> draft = draft(finding, template);
        draft.put("parameters", Map.of(parameter, CanonicalJson.mapper().readTree(value)));

        api.refused(() -> api.submit(draft), 422, "invalid-parameter", "/parameters/" + parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "risk | {\"level\": \"low\"} | /claims/risk",
                "approval | [] | /claims/approval",
                "a/b~c | {} | /claims/a~1b~0c"
            })
    void shouldRefuseClaimsThatAreStructures(String claim, String value, String at) throws Exception {
        Map<String, Object> draft = draft(finding, DELETE);
        draft.put("claims", Map.of(claim, CanonicalJson.mapper().readTree(value)));

        api.refused(() -> api.submit(draft), 400, "invalid-field", at);
    }

    @Test
    void shouldRefuseAPlanForATargetThatNobodyConfigured() {
        Map<String, Object> draft = draft(finding, "revoke_public_grant");

        api.refused(() -> api.submit(draft), 503, "target-unavailable", null);
    }
}
