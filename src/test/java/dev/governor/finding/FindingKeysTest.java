package dev.governor.finding;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindingKeysTest extends FindingKeysContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.h2();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
