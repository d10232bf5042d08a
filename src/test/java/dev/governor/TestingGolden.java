package dev.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a reviewed file; {@code make golden} ({@code -Dgovernor.golden.update=true}) accepts the output.
 */
public final class TestingGolden {

    private TestingGolden() {}

    /** Fails when {@code actual} is not what {@code golden} holds, character by character. */
    public static void assertUnchanged(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean("governor.golden.update")) {
            Files.createDirectories(golden.toAbsolutePath().resolveSibling("."));
            Files.writeString(golden, actual);
        }
        assertThat(actual)
                .as("%s changed: review the difference, then accept it with `make golden`", golden)
                .isEqualTo(Files.readString(golden));
    }
}
