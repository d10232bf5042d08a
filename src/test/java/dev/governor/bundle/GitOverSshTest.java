package dev.governor.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Random;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitOverSshTest {

    @TempDir
    Path home;

    private Path knownHosts;
    private Path keyFile;
    private KeyPair key;
    private TestingSshHost host;
    private String url;

    @BeforeEach
    void startAHost() throws IOException, GeneralSecurityException, GitAPIException {
        Path work = home.resolve("work");
        try (Git git = TestingRepository.create(work)) {
            TestingRepository.commit(git, "first");
        }
        key = pair();
        keyFile = TestingSshHost.write(home.resolve("deploy-key"), key, "");
        host = new TestingSshHost(pair());
        host.allowed.add(key.getPublic());
        knownHosts = Files.writeString(home.resolve("hosts"), host.knownBy(host.key.getPublic()));
        url = "ssh://git@127.0.0.1:" + host.port() + work;
    }

    @AfterEach
    void stopTheHost() throws IOException {
        host.close();
    }

    @Test
    void shouldReadWhatTheDirectoryHolds() throws IOException {
        String before = Files.readString(knownHosts);

        BundleSource source = read(url + "#main");

        assertThat(source.digest())
                .isEqualTo(BundleSource.ofDirectory(Path.of("rules")).digest());
        assertThat(source.location()).startsWith(url + "#main@");
        assertThat(host.logins).containsOnly("git");
        assertThat(knownHosts).hasContent(before);
    }

    @ParameterizedTest
    @CsvSource({"ssh-rsa,2048", "ecdsa-sha2-nistp256,256"})
    void shouldLogInWithTheOtherUsualKeys(String type, int bits) throws IOException, GeneralSecurityException {
        KeyPair other = KeyUtils.generateKeyPair(type, bits);
        keyFile = TestingSshHost.write(home.resolve("other-key"), other, "");
        host.allowed.clear();
        host.allowed.add(other.getPublic());

        assertThat(read(url).files()).containsKey("bundle.yaml");
    }

    @Test
    void shouldTryTheUsualKeysOfAUser() throws IOException, GeneralSecurityException {
        Path directory = Files.createDirectory(home.resolve("ssh"));
        Files.copy(knownHosts, directory.resolve("known_hosts"));
        TestingSshHost.write(directory.resolve("id_rsa"), key, "");
        TestingSshHost.write(directory.resolve("id_ed25519"), pair(), "a passphrase");

        assertThat(read(url, SshFiles.in(directory)).files()).containsKey("bundle.yaml");
    }

    @Test
    void shouldRefuseAHostThatIsNotKnown() throws IOException {
        Files.writeString(
                knownHosts, "github.com " + host.knownBy(key.getPublic()).split(" ", 2)[1]);

        assertThatRefused(() -> read(url))
                .hasMessageContaining("`hosts` has no valid key of the host `[127.0.0.1]:" + host.port() + "`");
        assertThat(host.logins).isEmpty();
    }

    @Test
    void shouldRefuseAHostWhoseKeyChanged() throws IOException, GeneralSecurityException {
        String wrong = host.knownBy(pair().getPublic());
        Files.writeString(knownHosts, wrong);

        assertThatRefused(() -> read(url))
                .hasMessageContaining("the host `[127.0.0.1]:" + host.port() + "` shows another key than `hosts` has");
        assertThat(host.logins).isEmpty();
        assertThat(knownHosts).hasContent(wrong);
    }

    @Test
    void shouldRefuseAHostWhoseKeyWasRevoked() throws IOException {
        Files.writeString(knownHosts, "@revoked " + host.knownBy(host.key.getPublic()));

        assertThatRefused(() -> read(url)).hasMessageContaining("`hosts` has no valid key of the host");
    }

    @Test
    void shouldSayThatTheHostRefusesTheKey() throws IOException, GeneralSecurityException {
        keyFile = TestingSshHost.write(home.resolve("strange-key"), pair(), "");

        assertThatRefused(() -> read(url))
                .hasMessage("the host `127.0.0.1` lets nobody in with `strange-key`")
                .hasNoCause();
    }

    @Test
    void shouldAskNobodyForAPassphrase() throws IOException, GeneralSecurityException {
        keyFile = TestingSshHost.write(home.resolve("locked-key"), key, "a passphrase");

        assertThatRefused(() -> read(url)).hasMessage("there is no private key without a passphrase in `locked-key`");
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertThatRefused(() -> read(url, new SshFiles(home.resolve("none"), List.of(keyFile))))
                .hasMessage("the file of known hosts `none` cannot be read");
        assertThatRefused(() -> read(url, new SshFiles(knownHosts, List.of(home.resolve("none")))))
                .hasMessage("the key file `none` cannot be read");
        assertThatRefused(() -> read(url, new SshFiles(knownHosts, List.of())))
                .hasMessage("there is no private key to log in with over SSH");
        assertThatRefused(() -> GitDownload.of(GitLocation.of(url), new GitAccess("", null)))
                .hasMessageContaining("`governor.bundle.git.known-hosts` and `governor.bundle.git.key-file`");
    }

    @Test
    void shouldSayThatThereIsNoRepositoryOrNoHost() throws IOException {
        assertThatRefused(() -> read(url + "-elsewhere")).hasMessageContaining("there is no such repository");

        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatRefused(() -> read("ssh://git@127.0.0.1:" + free + "/rules.git"))
                .hasMessage("the host `127.0.0.1` cannot be reached over SSH");
    }

    @Test
    void shouldRefuseARepositoryThatIsTooLarge() throws IOException, GitAPIException {
        byte[] noise = new byte[5 * BundleLimits.MAX_TOTAL_BYTES];
        new Random(1).nextBytes(noise);
        try (Git git = Git.open(home.resolve("work").toFile())) {
            Files.write(home.resolve("work/rules/large.bin"), noise);
            TestingRepository.commit(git, "large");
        }

        assertThatRefused(() -> read(url))
                .hasMessage("the repository sends more than a bundle may have, or takes too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@example.org:rules.git",
                "git@example.org:team/rules.git#main:rules",
                "ssh://git@example.org/rules.git",
                "ssh://example.org:2222/~ann/rules.git#v1"
            })
    void shouldKnowEachFormOfAnAddress(String text) {
        GitLocation location = GitLocation.of(text);

        assertThat(GitLocation.isUrl(text)).isTrue();
        assertThat(location.isSsh()).isTrue();
        assertThat(location.host()).isEqualTo("example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@example.org:-x",
                "-oProxyCommand=x@example.org:rules",
                "git@-oProxyCommand=x:rules",
                "ssh://-oProxyCommand=x/rules",
                "ssh://git@example.org/rules?x",
                "ssh:///rules"
            })
    void shouldRefuseEveryOtherAddress(String text) {
        assertThatThrownBy(() -> GitLocation.of(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldRefuseAPasswordInAUrlWithoutRepeatingIt() {
        assertThatThrownBy(() -> GitLocation.of("ssh://git:s3cret@example.org/rules.git"))
                .hasMessageContaining("over SSH it is a key file")
                .message()
                .doesNotContain("s3cret");
    }

    private AbstractThrowableAssert<?, ?> assertThatRefused(ThrowingCallable reading) {
        return assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.getMessage())
                                .doesNotContain(keyFile.toString(), knownHosts.toString(), "SHA256"));
    }

    private BundleSource read(String text) {
        return read(text, new SshFiles(knownHosts, List.of(keyFile)));
    }

    private static BundleSource read(String text, SshFiles files) {
        return GitDownload.of(GitLocation.of(text), new GitAccess("", files));
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    }
}
