package dev.governor.cli.demo;

import dev.governor.storage.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the server's evidence log unwritable, and writable again, the way a database administrator could. */
final class EvidenceSwitch {

    private final Path dataDirectory;

    EvidenceSwitch(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    void off() {
        asOwner("revoke insert on receipt from governor_app");
    }

    void on() {
        asOwner("grant insert on receipt to governor_app");
    }

    private void asOwner(String statement) {
        try (Connection connection =
                        PostgresServer.visit(dataDirectory.resolve("postgres"), "governor", "governor_owner");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new DemoFailure("the evidence log's rights cannot be changed: " + e.getMessage());
        }
    }
}
