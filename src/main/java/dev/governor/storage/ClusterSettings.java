package dev.governor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The settings of an embedded cluster, written before every start so that nothing weaker can linger. */
final class ClusterSettings {

    private static final String MAJOR = "17";
    private static final String FILE = "governor.conf";

    // INVARIANT: commits are on disk before they are acknowledged, and no connection is trusted without a password.
    private static final String SETTINGS = """
            # written by the governor before every start
            listen_addresses = '%s'
            port = %d
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            max_connections = 100
            shared_buffers = '64MB'
            log_checkpoints = off
            log_statement = 'none'
            # statements that set passwords must not reach the log, not even when they fail
            log_min_error_statement = 'panic'
            """;

    private static final String HOST_BASED_AUTHENTICATION = """
            # written by the governor before every start
            local all all              scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            """;

    private ClusterSettings() {}

    /** Makes a new cluster read our settings after its own. */
    static void include(Path data) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), "\ninclude = '" + FILE + "'\n", StandardOpenOption.APPEND);
    }

    static void write(Path data, int port) throws IOException {
        Files.writeString(data.resolve(FILE), SETTINGS.formatted(PostgresServer.HOST, port));
        Files.writeString(data.resolve("pg_hba.conf"), HOST_BASED_AUTHENTICATION);
    }

    /** Refuses a cluster that another major version of PostgreSQL made. */
    static void requireSameMajor(Path data) throws IOException {
        String made = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!MAJOR.equals(made)) {
            throw new StorageException("`" + data + "` was made by postgresql " + made + ", but this governor ships "
                    + MAJOR + "; dump it with the old version and restore it");
        }
    }
}
