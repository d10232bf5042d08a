package dev.governor.bundle;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The private keys that a connection over SSH may log in with. */
final class SshKeys {

    private SshKeys() {}

    /**
     * Reads {@code files}; those that hold no key, or only one that asks for a passphrase, are passed over.
     *
     * @throws ProblemException {@code invalid-bundle} when no key is left; it names files without their directory
     */
    static List<KeyPair> read(List<Path> files) {
        if (files.isEmpty()) {
            throw refused("there is no private key to log in with over SSH");
        }
        List<KeyPair> keys = new ArrayList<>();
        files.forEach(file -> keys.addAll(read(file)));
        if (keys.isEmpty()) {
            throw refused("there is no private key without a passphrase in " + names(files));
        }
        return List.copyOf(keys);
    }

    /** Returns the names of {@code files} as they are written in a sentence. */
    static String names(List<Path> files) {
        return files.stream().map(file -> "`" + file.getFileName() + "`").collect(Collectors.joining(", "));
    }

    private static Collection<KeyPair> read(Path file) {
        if (!Files.isReadable(file)) {
            throw refused("the key file `" + file.getFileName() + "` cannot be read");
        }
        try {
            Collection<KeyPair> keys =
                    SecurityUtils.getKeyPairResourceParser().loadKeyPairs(null, file, FilePasswordProvider.EMPTY);
            return keys == null ? List.of() : keys;
        } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
            return List.of();
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.INVALID_BUNDLE, why);
    }
}
