package dev.governor.credential;

import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a secret is found; never the secret.
 *
 * @param text {@code file:/absolute/path} (its first line) or {@code env:NAME}
 */
public record SecretReference(String text) {

    private static final String FILE = "file:";
    private static final String ENV = "env:";

    public SecretReference {
        if (!text.startsWith(FILE + "/") && !(text.startsWith(ENV) && text.length() > ENV.length())) {
            // the text is withheld: somebody may have written the secret itself
            throw new IllegalArgumentException("a secret is named as file:/path or env:NAME, never written out");
        }
    }

    /**
     * Returns the secret of this moment, so that a rotated one is picked up.
     *
     * @throws ProblemException {@code target-unavailable} when there is none
     */
    public String resolve() {
        return text.startsWith(FILE) ? firstLine(Path.of(text.substring(FILE.length()))) : variable();
    }

    private String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElseThrow(this::missing);
        } catch (IOException e) {
            throw missing();
        }
    }

    private String variable() {
        String value = System.getenv(text.substring(ENV.length()));
        if (value == null) {
            throw missing();
        }
        return value;
    }

    private ProblemException missing() {
        return new ProblemException(
                ProblemCode.TARGET_UNAVAILABLE, "the secret that `" + text + "` names cannot be read");
    }
}
