package dev.governor.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the guide for authors says, as far as it needs no server. */
class RuleAuthoringGuideTest {

    @TempDir
    Path home;

    @Test
    void shouldPrintWhatTheGuideShows() throws Exception {
        copyRules(home);
        TestingGuide guide = new TestingGuide(home);
        List<TestingGuide.Block> offline = TestingGuide.blocks().stream()
                .filter(block -> !block.needsServer())
                .toList();

        for (TestingGuide.Block block : offline) {
            guide.run(block);
        }

        assertThat(offline).hasSizeGreaterThan(5);
    }

    static void copyRules(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(file.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
