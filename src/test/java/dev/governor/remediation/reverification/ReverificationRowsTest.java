package dev.governor.remediation.reverification;

import dev.governor.storage.TestingDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ReverificationRowsTest extends ReverificationRowsContract {

    private static TestingDatabase database;

    @BeforeAll
    static void start() {
        database = TestingDatabase.h2();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    TestingDatabase database() {
        return database;
    }
}
