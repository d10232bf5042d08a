package dev.governor.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingGolden;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/openapi.yaml");

    @Test
    void shouldDescribeTheApiAsReviewed() throws Exception {
        String served = given().get("/openapi").then().statusCode(200).extract().asString();

        TestingGolden.assertUnchanged(GOLDEN, served);
    }

    @Test
    void shouldNameEachOperationOnce() {
        List<String> names =
                given().get("/openapi?format=json").then().extract().path("paths*.value*.value.operationId.flatten()");

        assertThat(names).hasSizeGreaterThan(20).doesNotContainNull().doesNotHaveDuplicates();
    }
}
