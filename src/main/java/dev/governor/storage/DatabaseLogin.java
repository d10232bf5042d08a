package dev.governor.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * A database role's name and its password.
 *
 * <p>Passwords are generated (192 bits) and kept in {@code <directory>/<role>.password}, readable by the owner only.
 */
public final class DatabaseLogin {

    private static final int PASSWORD_BYTES = 24;

    private final String role;
    private final String password;

    public DatabaseLogin(String role, String password) {
        this.role = Objects.requireNonNull(role, "role");
        this.password = Objects.requireNonNull(password, "password");
    }

    /**
     * Returns the login kept in a directory, generating its password the first time.
     *
     * @throws StorageException if the file cannot be read or written
     */
    static DatabaseLogin keptIn(Path directory, String role) {
        Path file = fileOf(directory, role);
        try {
            if (!Files.exists(file)) {
                write(file, generatedPassword());
            }
            return new DatabaseLogin(role, Files.readString(file).strip());
        } catch (IOException e) {
            throw new StorageException("cannot keep the database password in `" + file + "`: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the login that a cluster was made with, generated before the cluster is made.
     *
     * @throws StorageException if the cluster is there and its password is not
     */
    static DatabaseLogin superuserOf(Path directory, String role) {
        Path file = fileOf(directory, role);
        if (Files.exists(directory.resolve("data")) && !Files.exists(file)) {
            throw new StorageException("the database in `" + directory + "` exists but its password file `"
                    + file.getFileName() + "` is missing; restore it from a backup");
        }
        return keptIn(directory, role);
    }

    /** Returns where the password of a role is kept. */
    static Path fileOf(Path directory, String role) {
        return directory.resolve(role + ".password");
    }

    private static String generatedPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    // INVARIANT: nobody but the owner can read the file at any moment, and a crash leaves no half-written one.
    private static void write(Path file, String password) throws IOException {
        Path draft = Files.createTempFile(
                file.getParent(),
                "password",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, password + "\n", StandardCharsets.US_ASCII);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the role's name. */
    public String role() {
        return role;
    }

    /** Returns the secret; never print or log it. */
    public String password() {
        return password;
    }

    @Override
    public String toString() {
        return "DatabaseLogin[role=" + role + "]";
    }
}
