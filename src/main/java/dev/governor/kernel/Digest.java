package dev.governor.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest, written {@code sha256:} and 64 lower-case hexadecimal digits.
 *
 * @param text the written form
 */
public record Digest(@JsonValue String text) implements Comparable<Digest> {

    private static final String START = "sha256:";
    private static final int LENGTH = START.length() + 64;

    @JsonCreator
    public Digest {
        if (!isOne(text)) {
            throw new IllegalArgumentException("must be sha256: and 64 hexadecimal digits, but was: " + text);
        }
    }

    private static boolean isOne(String text) {
        if (text.length() != LENGTH || !text.startsWith(START)) {
            return false;
        }
        for (int i = START.length(); i < LENGTH; i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Returns the digest of {@code bytes}. */
    public static Digest of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Digest(START + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the digest of the UTF-8 bytes of {@code text}. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the digest of the canonical JSON of {@code value}. */
    public static Digest ofCanonical(Object value) {
        return of(CanonicalJson.write(value));
    }

    /** Returns the first twelve hexadecimal digits, for people and for names. */
    public String shortText() {
        return text.substring(7, 19);
    }

    @Override
    public int compareTo(Digest other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
