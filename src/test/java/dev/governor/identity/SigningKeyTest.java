package dev.governor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path directory;

    @Test
    void shouldGenerateOneKeyThatOnlyItsOwnerCanReadAndKeepIt() throws Exception {
        Path keys = directory.resolve("keys");

        SigningKey generated = SigningKey.in(keys);
        SigningKey found = SigningKey.in(keys);

        assertThat(found.id()).isEqualTo(generated.id()).hasSize(43);
        assertThat(found.privateKey().getModulus().bitLength()).isEqualTo(3072);
        assertThat(mode(keys)).isEqualTo("rwx------");
        assertThat(mode(keys.resolve("issuer-key.pem"))).isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseAKeyThatOthersCouldHaveRead() throws Exception {
        SigningKey.in(directory);
        Path file = directory.resolve("issuer-key.pem");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SigningKey.in(directory)).hasMessageContaining("readable by its owner only");
    }

    @Test
    void shouldRefuseAFileThatIsNoKey() throws Exception {
        OwnerOnlyFile.write(directory.resolve("issuer-key.pem"), "not a key");

        assertThatThrownBy(() -> SigningKey.in(directory)).hasMessageContaining("does not hold an RSA key");
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
