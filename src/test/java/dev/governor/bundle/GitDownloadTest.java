package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitDownloadTest {

    @TempDir
    Path home;

    private String url;
    private RevCommit first;

    @BeforeEach
    void makeARepository() throws IOException, GitAPIException {
        Path work = home.resolve("work");
        try (Git git = TestingRepository.create(work)) {
            first = TestingRepository.commit(git, "first");
            git.tag().setName("v1").call();
            Files.writeString(work.resolve("rules/README.md"), "changed");
            TestingRepository.commit(git, "second");
            git.branchCreate().setName("twice").call();
            git.tag().setName("twice").call();
            git.checkout().setCreateBranch(true).setName("linked").call();
            Files.createSymbolicLink(work.resolve("rules/policy/linked.drl"), Path.of("/etc/passwd"));
            TestingRepository.commit(git, "third");
            git.checkout().setName("main").call();
        }
        Path bare = home.resolve("bare.git");
        TestingRepository.mirror(work, bare);
        url = "file://" + bare;
    }

    @Test
    void shouldReadWhatTheDirectoryHolds() {
        BundleSource source = read(url + "#v1");

        assertThat(source.digest())
                .isEqualTo(BundleSource.ofDirectory(Path.of("rules")).digest());
        assertThat(source.location()).isEqualTo(url + "#v1@" + first.name());
    }

    @Test
    void shouldReadTheDefaultBranchAndADirectoryOfIt() {
        assertThat(read(url).files().get("README.md")).asString().isEqualTo("changed");
        assertThat(read(url + "#main:rules").digest()).isEqualTo(read(url).digest());
    }

    @Test
    void shouldLeaveNothingBehind() throws IOException {
        long before = leftovers();

        read(url);

        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void shouldRefuseALink() {
        assertThatThrownBy(() -> read(url + "#linked"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.places())
                                .extracting(ProblemException.Place::at)
                                .containsExactly("rules/policy/linked.drl:1:1"));
    }

    @Test
    void shouldSayWhatIsNotThere() {
        assertThatThrownBy(() -> read(url + "#nowhere")).hasMessageContaining("no branch or tag `nowhere`");
        assertThatThrownBy(() -> read(url + "#main:docs")).hasMessageContaining("there is no `bundle.yaml`");
        assertThatThrownBy(() -> read(url + "x")).hasMessageContaining("the repository cannot be read");
    }

    @Test
    void shouldNotChooseBetweenABranchAndATag() {
        assertThatThrownBy(() -> read(url + "#twice")).hasMessageContaining("is a branch and a tag");
        assertThat(read(url + "#refs/tags/twice").files()).containsKey("bundle.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/rules.git",
                "git://example.org/rules.git",
                "ext://sh -c touch",
                "file://host/rules.git",
                "https://example.org/rules.git?token=x",
                "https://example.org/rules.git#../main",
                "https://example.org/rules.git#-upload-pack",
                "https://example.org/rules.git#main:../x"
            })
    void shouldRefuseEveryOtherAddress(String text) {
        assertThatThrownBy(() -> GitLocation.of(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldRefuseACredentialInAUrlWithoutRepeatingIt() {
        assertThatThrownBy(() -> GitLocation.of("https://me:s3cret@example.org/rules.git"))
                .hasMessageContaining("GOVERNOR_BUNDLE_GIT_TOKEN")
                .message()
                .doesNotContain("s3cret");
    }

    private static BundleSource read(String text) {
        return GitDownload.of(GitLocation.of(text), new GitAccess("", null));
    }

    private static long leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("governor-bundle-"))
                    .count();
        }
    }
}
