package dev.governor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void shouldTellToolsWhereTheServerListensUntilItStops() {
        Path path = folder.resolve("data");

        try (DataDirectory directory = DataDirectory.open(path)) {
            DataDirectory.announce(directory.path(), "http://127.0.0.1:4711");

            assertThat(DataDirectory.runningUrl(path)).contains("http://127.0.0.1:4711");
        }

        assertThat(DataDirectory.runningUrl(path)).isEmpty();
    }

    @Test
    void shouldRefuseASecondHolderAndNameTheFirst() {
        try (DataDirectory first = DataDirectory.open(folder)) {
            DataDirectory.announce(first.path(), "http://127.0.0.1:4711");

            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("is in use by another governor")
                    .hasMessageContaining("it serves http://127.0.0.1:4711");
        }
    }

    @Test
    void shouldBeReadableByItsOwnerOnly() throws Exception {
        try (DataDirectory directory = DataDirectory.open(folder.resolve("private"))) {

            assertThat(Files.getPosixFilePermissions(directory.path()))
                    .allMatch(permission -> permission.name().startsWith("OWNER_"));
        }
    }

    @Test
    void shouldGiveAnAddressThatABrowserCanOpen() {
        assertThat(ServerApplication.url("127.0.0.1", 80)).isEqualTo("http://127.0.0.1:80");
        assertThat(ServerApplication.url("0.0.0.0", 80)).isEqualTo("http://127.0.0.1:80");
        assertThat(ServerApplication.url("::1", 80)).isEqualTo("http://[::1]:80");
    }
}
