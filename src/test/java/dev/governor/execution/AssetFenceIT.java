package dev.governor.execution;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssetFenceIT extends AssetFenceContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.postgres();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
