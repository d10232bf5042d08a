package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;

/** A server that was told of a repository decides by what the repository holds. */
@QuarkusTest
@TestProfile(GitAtStartTest.Profile.class)
class GitAtStartTest {

    /** A database of its own, and a bare repository with a bundle that does not ship. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "governor.storage.url",
                    "jdbc:h2:mem:git-at-start;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                    "governor.identity.key-directory",
                    "target/test-data/git-at-start-identity",
                    "governor.bundle.git.url",
                    "file://" + repository(),
                    "governor.bundle.git.ref",
                    "release");
        }
    }

    @Inject
    BundleRegistry bundles;

    @Inject
    EvidenceLog evidence;

    @Test
    void shouldDecideByWhatTheRepositoryHolds() {
        assertThat(bundles.active().version()).isEqualTo("7.7.7");
        assertThat(evidence.about("bundle:default"))
                .filteredOn(receipt -> receipt.kind() == ReceiptKind.BUNDLE_ACTIVATED)
                .singleElement()
                .satisfies(receipt ->
                        assertThat(receipt.body().path("location").asText()).contains("bare.git#release@"));
    }

    private static Path repository() {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-data")), "repository-")
                    .toAbsolutePath();
            Path work = home.resolve("work");
            try (Git git = TestingRepository.create(work)) {
                Path manifest = work.resolve("rules/bundle.yaml");
                Files.writeString(
                        manifest, Files.readString(manifest).replaceFirst("(?m)^version: .*$", "version: 7.7.7"));
                TestingRepository.commit(git, "a release");
                git.branchRename().setNewName("release").call();
            }
            TestingRepository.mirror(work, home.resolve("bare.git"));
            return home.resolve("bare.git");
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }
}
