package dev.governor.cli;

import dev.governor.storage.GovernorDatabase;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the server is told at start and puts it where Quarkus reads it: the process's system properties.
 *
 * <p>Order, strongest first: options, {@code -D} properties, the configuration file, environment variables, defaults.
 */
final class ServerConfiguration {

    private static final String STORAGE = "governor.storage.";
    private static final List<String> EXTERNAL_LOGINS =
            List.of("username", "password", "owner.username", "owner.password");

    private final ServerOptions options;

    ServerConfiguration(ServerOptions options) {
        this.options = options;
    }

    /** Reads the configuration file and applies the options. */
    void apply(Path dataDirectory) {
        if (options.configuration() != null) {
            readFile(options.configuration());
        }
        System.setProperty("governor.data-directory", dataDirectory.toString());
        System.setProperty("quarkus.http.host", options.host());
        System.setProperty("quarkus.http.port", String.valueOf(options.port()));
        if (options.databaseUrl() != null) {
            System.setProperty(STORAGE + "url", options.databaseUrl());
        }
        if (options.verbose()) {
            System.setProperty("quarkus.log.category.\"dev.governor\".level", "DEBUG");
            System.setProperty("quarkus.log.category.\"io.quarkus\".level", "INFO");
            System.setProperty("quarkus.log.category.\"io.quarkus.runtime.Application\".level", "INFO");
        }
    }

    /** Returns whether the database is somebody else's, and checks that its logins are known. */
    boolean usesExternalDatabase() {
        if (value(STORAGE + "url") == null) {
            return false;
        }
        List<String> missing = EXTERNAL_LOGINS.stream()
                .filter(key -> value(STORAGE + key) == null)
                .map(key -> environmentName(STORAGE + key))
                .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailure("the external database needs two logins (one that owns the tables, one that uses"
                    + " them); set " + String.join(", ", missing));
        }
        return true;
    }

    /** Points the server at an embedded database. */
    void use(GovernorDatabase database, Path directory) {
        System.setProperty(STORAGE + "directory", directory.toString());
        System.setProperty("governor.server.alone", "true");
        System.setProperty(STORAGE + "url", database.url());
        System.setProperty(STORAGE + "username", database.application().role());
        System.setProperty(STORAGE + "password", database.application().password());
        System.setProperty(STORAGE + "owner.username", database.owner().role());
        System.setProperty(STORAGE + "owner.password", database.owner().password());
    }

    private static void readFile(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure("cannot read the configuration file `" + file + "`: " + e.getMessage(), e);
        }
        for (String key : read.stringPropertyNames()) {
            if (System.getProperty(key) == null) {
                System.setProperty(key, read.getProperty(key));
            }
        }
    }

    private static @Nullable String value(String key) {
        String property = System.getProperty(key);
        return property != null ? property : System.getenv(environmentName(key));
    }

    private static String environmentName(String key) {
        return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
