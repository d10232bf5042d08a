package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSourceTest {

    @Test
    void shouldReadTheSameBundleFromTheClassPathAndFromTheDirectory() {
        BundleSource shipped = BundleSource.ofClassPath(getClass().getClassLoader(), "rules");
        BundleSource written = BundleSource.ofDirectory(Path.of("rules"));

        assertThat(shipped.files().keySet()).isEqualTo(written.files().keySet());
        assertThat(shipped.digest()).isEqualTo(written.digest());
    }

    @Test
    void shouldChangeItsDigestWithEveryByteAndName() {
        BundleSource one = source("policy/a.drl", "x");

        assertThat(source("policy/a.drl", "x").digest()).isEqualTo(one.digest());
        assertThat(source("policy/a.drl", "y").digest()).isNotEqualTo(one.digest());
        assertThat(source("policy/b.drl", "x").digest()).isNotEqualTo(one.digest());
    }

    @Test
    void shouldRefuseADirectoryWithoutAManifest(@TempDir Path empty) {
        assertThatThrownBy(() -> BundleSource.ofDirectory(empty))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("holds no bundle");
    }

    private static BundleSource source(String file, String content) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(file, content.getBytes(StandardCharsets.UTF_8));
        return new BundleSource("test", files);
    }
}
