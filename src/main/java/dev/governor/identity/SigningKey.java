package dev.governor.identity;

import dev.governor.kernel.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * The embedded issuer's RSA key pair, generated once and kept in one file that only its owner can read.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7638">RFC 7638, JSON Web Key Thumbprint</a>
 */
final class SigningKey {

    private static final int BITS = 3072;
    private static final String FILE = "issuer-key.pem";
    private static final String HEADER = "-----BEGIN PRIVATE KEY-----";
    private static final String FOOTER = "-----END PRIVATE KEY-----";

    private final RSAPrivateCrtKey privateKey;
    private final RSAPublicKey publicKey;

    private SigningKey(RSAPrivateCrtKey privateKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        this.publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
    }

    /** Returns the key kept in {@code directory}, generating it when there is none. */
    static SigningKey in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                OwnerOnlyFile.write(file, pem(generated()));
            }
            OwnerOnlyFile.requirePrivate(file);
            return new SigningKey(parsed(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the issuer's key in `" + file + "`", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("`" + file + "` does not hold an RSA key", e);
        }
    }

    RSAPrivateCrtKey privateKey() {
        return privateKey;
    }

    /** Returns the public key as the Base64 text of its X.509 encoding. */
    String publicKeyText() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /** Returns the key's id: its thumbprint. */
    String id() {
        String hex = Digest.ofCanonical(members()).text().substring("sha256:".length());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }

    /** Returns the members of its JSON Web Key that identify it. */
    Map<String, String> members() {
        return Map.of("e", text(publicKey.getPublicExponent()), "kty", "RSA", "n", text(publicKey.getModulus()));
    }

    private static RSAPrivateCrtKey generated() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }

    private static RSAPrivateCrtKey parsed(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder()
                .decode(pem.replace(HEADER, "").replace(FOOTER, "").getBytes(StandardCharsets.US_ASCII));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static String pem(RSAPrivateCrtKey key) {
        byte[] newline = {'\n'};
        return HEADER + "\n" + Base64.getMimeEncoder(64, newline).encodeToString(key.getEncoded()) + "\n" + FOOTER
                + "\n";
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
