package dev.governor.remediation.reverification;

import dev.governor.storage.TestingDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ReverificationRowsIT extends ReverificationRowsContract {

    @TempDir
    static Path directory;

    private static TestingDatabase database;

    @BeforeAll
    static void start() {
        database = TestingDatabase.postgres(directory);
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
