package dev.governor.identity;

import dev.governor.audit.Entry;
import dev.governor.audit.EvidenceLog;
import dev.governor.audit.ReceiptKind;
import dev.governor.kernel.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first principals of an installation without an identity provider: one per role, two approvers, one agent.
 *
 * <p>Their secrets are generated on the first start and handed out once: on the console, or with {@code
 * governor.identity.demo=true} in a file that only its owner can read. Kept are hashes.
 */
@ApplicationScoped
public class DemoPrincipals {

    /** The name of the file, in the key directory, with one {@code id=secret} line per principal. */
    public static final String FILE = "demo-credentials.properties";

    private static final List<PrincipalAccount> ACCOUNTS = List.of(
            account("olivia", "Olivia Operator", Set.of(Role.OPERATOR, Role.APPROVER), null),
            account("remedy-bot", "Remedy Bot", Set.of(Role.AGENT), "olivia"),
            account("alice", "Alice Approver", Set.of(Role.APPROVER), null),
            account("ben", "Ben Approver", Set.of(Role.APPROVER), null),
            account("arthur", "Arthur Author", Set.of(Role.AUTHOR), null),
            account("audrey", "Audrey Auditor", Set.of(Role.AUDITOR), null));

    private final PrincipalRepository principals;
    private final Installation installation;
    private final IdentityConfig config;
    private final EvidenceLog evidence;
    private final Clock clock;

    DemoPrincipals(
            PrincipalRepository principals,
            Installation installation,
            IdentityConfig config,
            EvidenceLog evidence,
            Clock clock) {
        this.principals = principals;
        this.installation = installation;
        this.config = config;
        this.evidence = evidence;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        long known = QuarkusTransaction.requiringNew().call(principals::count);
        installation.check(known);
        if (!installation.issuesTokens()) {
            return;
        }
        Path file = config.keyDirectory().resolve(FILE);
        if (known == 0 || config.demo() && !Files.exists(file)) {
            handOut(generate(), file);
        }
    }

    private Map<String, String> generate() {
        Map<String, String> secrets = new TreeMap<>();
        ACCOUNTS.forEach(account -> secrets.put(account.id(), Secrets.generate()));
        Map<String, String> hashes = new TreeMap<>();
        secrets.forEach((id, secret) -> hashes.put(id, Secrets.hash(secret)));
        QuarkusTransaction.requiringNew().run(() -> ACCOUNTS.forEach(account -> store(account, hashes)));
        return secrets;
    }

    private void store(PrincipalAccount account, Map<String, String> hashes) {
        String hash = String.valueOf(hashes.get(account.id()));
        boolean isNew = principals.find(account.id()).isEmpty();
        if (isNew) {
            principals.insert(account, hash, clock.instant());
        } else {
            principals.replaceSecret(account.id(), hash);
        }
        evidence.append(Entry.byGovernor(
                isNew ? ReceiptKind.PRINCIPAL_CREATED : ReceiptKind.PRINCIPAL_SECRET_RESET,
                account.subject(),
                Map.of("name", account.name(), "roles", account.roles())));
    }

    private void handOut(Map<String, String> secrets, Path file) {
        if (config.demo()) {
            write(secrets, file);
            return;
        }
        System.err.println("Principals of the embedded issuer, shown once (POST /oauth/token takes id and secret):\n"
                + secrets.entrySet().stream()
                        .map(entry -> "  %-12s %s".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n")));
    }

    private static void write(Map<String, String> secrets, Path file) {
        try {
            OwnerOnlyFile.write(
                    file,
                    secrets.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write `" + file + "`", e);
        }
    }

    private static PrincipalAccount account(String id, String name, Set<Role> roles, @Nullable String operator) {
        return new PrincipalAccount(id, name, Tenant.DEFAULT, roles, operator);
    }
}
