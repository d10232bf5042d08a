package dev.governor.context;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContextKeysTest extends ContextKeysContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.h2();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
