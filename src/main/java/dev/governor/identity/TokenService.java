package dev.governor.identity;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges a client's secret for a short token of the embedded issuer.
 *
 * <p>INVARIANT: no receipt, no token.
 */
@ApplicationScoped
public class TokenService {

    /** The longest client id and secret that are looked at; bcrypt reads no more than 72 bytes. */
    private static final int LONGEST = 72;

    private final PrincipalRepository principals;
    private final EmbeddedIssuer issuer;
    private final Launcher launcher;
    private final LoginThrottle throttle;
    private final CallSource source;
    private final EvidenceLog evidence;
    private final String nobodysHash = Secrets.hash(Secrets.generate());

    TokenService(
            PrincipalRepository principals,
            EmbeddedIssuer issuer,
            Launcher launcher,
            LoginThrottle throttle,
            CallSource source,
            EvidenceLog evidence) {
        this.principals = principals;
        this.issuer = issuer;
        this.launcher = launcher;
        this.throttle = throttle;
        this.source = source;
        this.evidence = evidence;
    }

    /**
     * Returns a token for the client with this id and secret.
     *
     * @throws ProblemException {@code unauthenticated} when there is no such client or the secret is wrong, which look
     *     and take the same; {@code rate-limited} after repeated failures from where the request comes from
     */
    public IssuedToken exchange(String clientId, String secret) {
        if (!issuer.isActive()) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "this installation issues no tokens");
        }
        if (!isPlausible(clientId) || !isPlausible(secret)) {
            throw refused();
        }
        String from = source.word();
        throttle.admit(from, clientId);
        Optional<PrincipalAccount> account = verified(clientId, secret);
        if (account.isEmpty()) {
            throttle.failed(from, clientId);
            throw refused();
        }
        throttle.succeeded(from, clientId);
        return onRecord(account.get());
    }

    private Optional<PrincipalAccount> verified(String clientId, String secret) {
        if (clientId.equals(Launcher.ID)) {
            return launcher.verified(secret);
        }
        Optional<String> hash = QuarkusTransaction.requiringNew().call(() -> principals.secretHash(clientId));
        boolean matches = BcryptUtil.matches(secret, hash.orElse(nobodysHash));
        return matches && hash.isPresent()
                ? QuarkusTransaction.requiringNew().call(() -> principals.find(clientId))
                : Optional.empty();
    }

    private IssuedToken onRecord(PrincipalAccount account) {
        IssuedToken token = issuer.issue(account);
        QuarkusTransaction.requiringNew()
                .run(() -> evidence.append(new Entry(
                        ReceiptKind.TOKEN_ISSUED,
                        account.subject(),
                        account.subject(),
                        Map.of("lifetime", token.lifetime().toString(), "roles", account.roles()))));
        return token;
    }

    /** Ids and secrets are visible ASCII: a NUL, for example, is a character that PostgreSQL has no text for. */
    private static boolean isPlausible(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }

    private static ProblemException refused() {
        return new ProblemException(ProblemCode.UNAUTHENTICATED, "the client id or its secret is wrong");
    }
}
