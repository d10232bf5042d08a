package dev.governor.context;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContextKeysIT extends ContextKeysContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.postgres();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
