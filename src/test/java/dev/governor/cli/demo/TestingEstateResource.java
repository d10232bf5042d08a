package dev.governor.cli.demo;

import dev.governor.storage.PostgresBinaries;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Raises the estate before the governor of a test starts, and says in which directory. */
public final class TestingEstateResource implements QuarkusTestResourceLifecycleManager {

    /** The configuration key that holds the directory; the test cannot see this object, only configuration. */
    public static final String DIRECTORY = "testing.estate.directory";

    private @Nullable Estate estate;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("estate");
            estate = Estate.raise(directory, PostgresBinaries.unpack());
            Map<String, String> configuration = new HashMap<>(estate.targetConfiguration());
            configuration.put(DIRECTORY, directory.toString());
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (estate != null) {
            estate.close();
        }
    }
}
