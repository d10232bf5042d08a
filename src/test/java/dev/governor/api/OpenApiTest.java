package dev.governor.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.TestingGolden;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
        String served = given().get("/openapi").then().extract().asString();

        List<String> names = Pattern.compile("operationId: (\\S+)")
                .matcher(served)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(names).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }
}
