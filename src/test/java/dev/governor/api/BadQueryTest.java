package dev.governor.api;

import dev.governor.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, filters and cursors that are wrong. */
@QuarkusTest
class BadQueryTest extends TestingBadInput {

    @Test
    void shouldRefuseAnAddressThatADatabaseCannotHold() {
        for (String path : List.of("/api/v1/findings/%00", "/api/v1/findings?cursor=%00")) {
            api.refused(() -> api.agent().urlEncodingEnabled(false).get(path), 400, "invalid-field", null);
        }
    }

    @ParameterizedTest
    @CsvSource({"status, gone", "severity, awful", "asset, x or 1=1"})
    void shouldRefuseAnExportWithAWrongFilter(String filter, String value) {
        api.refused(
                () -> api.agent().queryParam(filter, value).get("/api/v1/findings/export"),
                400,
                "invalid-field",
                "?" + filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"findings", "plans", "tasks", "receipts"})
    void shouldRefuseCursorsThatWereNeverHandedOutAndLimitsOutOfRange(String list) {
        for (String cursor : List.of("x' or '1'='1", "0", "zzz", "-1")) {
            api.refused(
                    () -> everybody().queryParam("cursor", cursor).get("/api/v1/" + list), 400, "invalid-cursor", null);
        }
        for (String limit : List.of("0", "-1", "501", "ten", "1e2", "99999999999")) {
            api.refused(
                    () -> everybody().queryParam("limit", limit).get("/api/v1/" + list),
                    400,
                    "invalid-field",
                    "?limit");
        }
    }

    private RequestSpecification everybody() {
        return api.as("everybody", Role.OPERATOR, Role.AUDITOR);
    }
}
