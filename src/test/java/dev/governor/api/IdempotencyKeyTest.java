package dev.governor.api;

import static dev.governor.api.TestingApi.draft;
import static dev.governor.api.TestingApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.identity.Role;
import dev.governor.kernel.CanonicalJson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a key for submitting a plan once is good for. */
@QuarkusTest
class IdempotencyKeyTest extends TestingBadInput {

    @Test
    void shouldRefuseAPlanWithoutAUsableIdempotencyKey() {
        Map<String, Object> draft = draft(finding, DELETE);

        for (String key : new String[] {null, " ", "x".repeat(201), "schlüssel"}) {
            api.refused(() -> api.submit(key, draft), 400, "idempotency-key-missing", "Idempotency-Key");
        }
    }

    @Test
    void shouldRefuseAnIdempotencyKeyThatCameWithAnotherBody() {
        String key = key();
        Map<String, Object> draft = draft(finding, DELETE);
        assertThat(api.submit(key, draft).statusCode()).isEqualTo(201);
        draft.put("justification", "another reason");

        api.refused(() -> api.submit(key, draft), 422, "idempotency-key-reused", "Idempotency-Key");
    }

    @Test
    void shouldAnswerTheSamePlanWhenTheSameBodyComesAgain() {
        String key = key();
        Map<String, Object> draft = draft(finding, DELETE);
        Response first = api.submit(key, draft);
        Map<String, Long> before = api.stored();

        Response again = api.submit(key, "  " + CanonicalJson.write(draft));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(api.stored()).isEqualTo(before);
    }

    @Test
    void shouldStoreOnePlanWhenTheSameBodyComesManyTimesAtOnce() throws Exception {
        String key = key();
        Map<String, Object> draft = draft(finding, DELETE);
        long before = api.stored().get("remediation_plan");
        ExecutorService callers = Executors.newFixedThreadPool(6);

        List<Future<Response>> answers;
        try {
            Callable<Response> call = () -> api.submit(key, draft);
            answers = callers.invokeAll(List.of(call, call, call, call, call, call));
        } finally {
            callers.shutdown();
        }

        List<Integer> statuses = answers.stream()
                .map(IdempotencyKeyTest::get)
                .map(Response::statusCode)
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 201);
        assertThat(answers.stream()
                        .map(IdempotencyKeyTest::get)
                        .map(answer -> json(answer).path("id").asText())
                        .distinct())
                .hasSize(1);
        assertThat(api.stored().get("remediation_plan")).isEqualTo(before + 1);
    }

    @Test
    void shouldKeepTheKeysOfCallersApart() {
        String key = key();
        Map<String, Object> draft = draft(finding, DELETE);
        String first = json(api.submit(key, draft)).path("id").asText();

        Response second = api.as("olivia", Role.OPERATOR)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(CanonicalJson.write(draft))
                .post("/api/v1/plans");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(json(second).path("id").asText()).isNotEqualTo(first);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
