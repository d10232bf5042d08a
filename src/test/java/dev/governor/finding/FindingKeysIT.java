package dev.governor.finding;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindingKeysIT extends FindingKeysContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.postgres();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
