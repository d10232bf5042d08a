package dev.governor.bundle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a connection over SSH goes by, in the formats of OpenSSH.
 *
 * @param knownHosts the keys of the hosts that are believed to be who they say; never written to
 * @param keys the private keys to log in with, tried in this order; without a passphrase
 */
public record SshFiles(Path knownHosts, List<Path> keys) {

    private static final List<String> IDENTITIES = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    public SshFiles {
        keys = List.copyOf(keys);
    }

    /** Returns what the user who runs this process has in {@code .ssh}: its known hosts and its usual keys. */
    public static SshFiles ofUser() {
        return in(Path.of(System.getProperty("user.home"), ".ssh"));
    }

    static SshFiles in(Path directory) {
        Stream<Path> usual = IDENTITIES.stream().map(directory::resolve);
        return new SshFiles(
                directory.resolve("known_hosts"), usual.filter(Files::exists).toList());
    }
}
