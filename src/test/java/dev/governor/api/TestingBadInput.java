package dev.governor.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.finding.AssetKey;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What tests of bad input begin with: an estate that is described, and a finding to plan for. */
abstract class TestingBadInput {

    static final String DELETE = "delete_resource";

    private static final AssetKey ARCHIVE = new AssetKey("postgresql:estate:payments_prod:public:archive_2019");

    @Inject
    TestingApi api;

    JsonNode finding;

    @BeforeEach
    void describeTheEstate() throws IOException {
        api.describeEstate();
        finding = api.finding(ARCHIVE);
    }

    /** Returns a key that nobody used. */
    static String key() {
        return UUID.randomUUID().toString();
    }
}
