package dev.governor.remediation.reverification;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReverificationRowsTest extends ReverificationRowsContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.h2();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
