package dev.governor.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.UploadPack;

/** A Git host on this machine that answers {@code git-upload-pack} over SSH, for those whose key it knows. */
final class TestingSshHost implements AutoCloseable {

    final KeyPair key;
    final List<PublicKey> allowed = new CopyOnWriteArrayList<>();
    final List<String> logins = new CopyOnWriteArrayList<>();
    private final SshServer server = SshServer.setUpDefaultServer();

    TestingSshHost(KeyPair key) throws IOException {
        this.key = key;
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPublickeyAuthenticator((user, offered, session) -> {
            logins.add(user);
            return allowed.stream().anyMatch(each -> KeyUtils.compareKeys(each, offered));
        });
        server.setPasswordAuthenticator((user, password, session) -> {
            throw new IllegalStateException("a password was offered");
        });
        server.setCommandFactory((session, command) -> new Packs(command));
        server.start();
    }

    int port() {
        return server.getPort();
    }

    /** Returns a line of a file of known hosts that names this host with {@code shown}. */
    String knownBy(PublicKey shown) {
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(shown) + "\n";
    }

    /** Writes {@code pair} as {@code ssh-keygen} does, encrypted when {@code passphrase} is not empty. */
    static Path write(Path file, KeyPair pair, String passphrase) throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword(passphrase);
        encryption.setCipherName("AES");
        encryption.setCipherMode("CTR");
        encryption.setCipherType("256");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                pair, "a comment", passphrase.isEmpty() ? null : encryption, text);
        return Files.writeString(file, text.toString(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** One {@code git-upload-pack '/path'}. */
    private static final class Packs extends AbstractCommandSupport {

        private Packs(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            String path = getCommand().replaceFirst("^git-upload-pack '(.*)'$", "$1");
            try (Git git = Git.open(Path.of(path).toFile())) {
                UploadPack pack = new UploadPack(git.getRepository());
                String protocol = getEnvironment().getEnv().get("GIT_PROTOCOL");
                pack.setExtraParameters(protocol == null ? List.of() : List.of(protocol));
                pack.upload(getInputStream(), getOutputStream(), getErrorStream());
                onExit(0);
            } catch (IOException e) {
                say("fatal: '" + path + "': there is no such repository\n");
                onExit(128);
            }
        }

        private void say(String line) {
            try {
                getErrorStream().write(line.getBytes(StandardCharsets.UTF_8));
                getErrorStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
