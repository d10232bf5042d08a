package dev.governor.finding;

/**
 * What makes a secret in a file one finding, whichever scanner found it: the place where it stands.
 *
 * <p>Never the secret, and no digest of it either: a weak password could be guessed from that. A secret without a line is told
 * apart by what the scanner calls its kind.
 */
public final class SecretFindings {

    /** The finding type of all of them. */
    public static final String TYPE = "leaked_secret";

    /** What every secret in a file is: CWE-798, use of hard-coded credentials. */
    public static final String WEAKNESS = "CWE-798";

    private SecretFindings() {}

    /**
     * Returns the discriminator.
     *
     * @param line where the secret starts, 1 is the first line; 0 or less when unknown
     * @param kind what the scanner calls this kind of secret, for example {@code aws-access-token}
     */
    public static String discriminator(long line, String kind) {
        return line > 0 ? "@" + line : FindingTypes.word(kind);
    }
}
