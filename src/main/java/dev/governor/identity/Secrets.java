package dev.governor.identity;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets of principals and the hashes that are kept of them. */
final class Secrets {

    /** bcrypt's cost; secrets are 192 random bits, so the hash need not make up for weak ones. */
    private static final int COST = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** Returns 32 letters of the URL-safe alphabet: 192 random bits. */
    static String generate() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns a salted bcrypt hash. */
    static String hash(String secret) {
        return BcryptUtil.bcryptHash(secret, COST);
    }
}
