package dev.governor.execution;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class FenceKeysIT extends FenceKeysContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.postgres();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
