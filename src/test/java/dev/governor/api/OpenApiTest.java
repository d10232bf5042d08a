package dev.governor.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/openapi.yaml");

    @Test
    void shouldDescribeTheApiAsReviewed() throws Exception {
        String served = given().get("/openapi").then().statusCode(200).extract().asString();

        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.resolveSibling("."));
            Files.writeString(GOLDEN, served);
        }

        assertThat(served)
                .as("the API changed: review the difference, then run with -Dgolden.update=true")
                .isEqualTo(Files.readString(GOLDEN));
    }
}
