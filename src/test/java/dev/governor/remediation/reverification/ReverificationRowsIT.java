package dev.governor.remediation.reverification;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReverificationRowsIT extends ReverificationRowsContract {

    @RegisterExtension
    static final TestingDatabase DATABASE = TestingDatabase.postgres();

    @Override
    TestingDatabase database() {
        return DATABASE;
    }
}
