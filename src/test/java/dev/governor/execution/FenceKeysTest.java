package dev.governor.execution;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class FenceKeysTest extends FenceKeysContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.h2();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
