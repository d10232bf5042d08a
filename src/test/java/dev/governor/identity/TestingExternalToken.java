package dev.governor.identity;

import dev.governor.kernel.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token that an external issuer could have written, valid unless a test says otherwise. */
final class TestingExternalToken {

    private final Map<String, Object> header = new TreeMap<>(Map.of("typ", "JWT", "kid", "partner-1"));
    private final Map<String, Object> claims = new TreeMap<>();

    TestingExternalToken(String issuer) {
        Instant now = Instant.now();
        with("iss", issuer);
        with("aud", "governor");
        with("sub", "7f3c");
        with("name", "Petra Partner");
        with("iat", now.getEpochSecond());
        with("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());
    }

    TestingExternalToken with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    TestingExternalToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    TestingExternalToken withRoles(String... names) {
        return with("realm_access", Map.of("roles", List.of(names)));
    }

    TestingExternalToken withKeyId(String id) {
        header.put("kid", id);
        return this;
    }

    /** Returns the token, signed with RS256. */
    String signed(PrivateKey key) throws GeneralSecurityException {
        String content = content("RS256");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encoded(signature.sign());
    }

    /** Returns the token with a code that anybody who knows {@code secret} can make: HS256. */
    String coded(byte[] secret) throws GeneralSecurityException {
        String content = content("HS256");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Returns the token without any signature. */
    String unsigned() {
        return content("none") + ".";
    }

    private String content(String algorithm) {
        header.put("alg", algorithm);
        return encoded(json(header)) + "." + encoded(json(claims));
    }

    private static byte[] json(Object value) {
        return CanonicalJson.write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
