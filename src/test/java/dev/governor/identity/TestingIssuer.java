package dev.governor.identity;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect issuer on this machine, configured as the tenant {@code partner}: metadata and one public key.
 *
 * <p>A test gets the address in a field {@code issuer} and the key pair in a field of type {@link KeyPair}; with the argument {@code down=true} the issuer is down
 * until the test runs the {@link Runnable} that it gets.
 */
public final class TestingIssuer implements QuarkusTestResourceLifecycleManager {

    private final KeyPair keys = keyPair();
    private boolean isDown;
    private int port;
    private @Nullable HttpServer server;

    @Override
    public void init(Map<String, String> arguments) {
        isDown = Boolean.parseBoolean(arguments.get("down"));
    }

    @Override
    public Map<String, String> start() {
        port = freePort();
        if (!isDown) {
            serve();
        }
        return Map.of(
                "quarkus.oidc.partner.auth-server-url", address(),
                "quarkus.oidc.partner.token.audience", "governor",
                "quarkus.oidc.partner.roles.role-claim-path", "realm_access/roles",
                "governor.identity.role-names.compliance", "auditor",
                "governor.identity.role-names.\"sec reviewers\"", "approver");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(address(), field -> field.getName().equals("issuer"));
        injector.injectIntoFields(keys, field -> field.getType() == KeyPair.class);
        injector.injectIntoFields((Runnable) this::serve, field -> field.getType() == Runnable.class);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** Makes an RSA key pair of 2048 bits. */
    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\",\"token_endpoint\":\"%s/token\"}"
                        .formatted(address(), address(), address()));
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        answer(
                "/keys",
                "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"partner-1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                        .formatted(text(key.getModulus()), text(key.getPublicExponent())));
        server.start();
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
