package dev.governor.credential;

import dev.governor.approval.ExecutionAuthority;
import dev.governor.audit.ReceiptKind;
import dev.governor.credential.CredentialBackend.ProofReport;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Ids;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.RemediationPlan;
import dev.governor.server.LostClaimException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lends one credential for one plan: intent, mint, proof of narrowness, use, revocation, proof of death.
 *
 * <p>Every step may be called again after a crash and ends in the same state. Nothing here runs inside a transaction of
 * the ledger: the ledger commits by itself, before and after each effect on the target.
 *
 * <p>INVARIANT: no receipt, no credential: the intent is on record before the target hears of it, and a credential whose
 * existence cannot be recorded is revoked at once. INVARIANT: ending access waits for no log and no database of ours (ADR
 * 19). INVARIANT: secrets live in this object's memory only.
 */
@ApplicationScoped
public class CredentialBroker {

    private final ExecutionAuthority authority;
    private final LeaseLedger ledger;
    private final Lenders lenders;
    private final Clock clock;
    private final HeldCredentials held = new HeldCredentials();
    private final LeaseEnding ending;

    CredentialBroker(
            ExecutionAuthority authority, LeaseLedger ledger, @All List<CredentialBackend> backends, Clock clock) {
        this.authority = authority;
        this.ledger = ledger;
        this.lenders = new Lenders(backends);
        this.clock = clock;
        this.ending = new LeaseEnding(ledger, held, lenders);
    }

    /**
     * Makes the credential of a plan and returns its lease's id; the same id when it was made already.
     *
     * @param freshBinding the digest of what would run, computed from the target's state of this moment
     * @param ttl how long the target accepts the credential, from now
     * @throws ProblemException {@code approval-void} without authority; {@code credential-blocked} when a credential of
     *     that system is not proven dead; {@code conflict} when the plan's lease has ended; {@code evidence-unwritable};
     *     {@code target-unavailable}
     */
    public String lease(RemediationPlan plan, Digest freshBinding, LeaseScope scope, Duration ttl) {
        authority.require(plan.id(), freshBinding);
        Lease lease = ledger.ofPlan(plan.id())
                .map(known -> stillOpen(known, freshBinding))
                .orElseGet(() -> intend(plan, freshBinding, scope, ttl));
        if (lease.state() == LeaseState.INTENDED) {
            mint(lease);
        }
        return lease.id();
    }

    /** Tries what the credential must not be able to do; refuted when anything of it succeeds. */
    public ProofReport proveScope(String leaseId) {
        Lease lease = get(leaseId);
        if (lease.state() != LeaseState.MINTED && lease.state() != LeaseState.SCOPE_PROVEN) {
            throw ended(lease);
        }
        ProofReport report = lenders.of(lease.system()).proveScope(secret(lease), lease.scope());
        if (report.proven()) {
            ledger.move(lease, LeaseState.SCOPE_PROVEN, ReceiptKind.LEASE_SCOPE_PROVEN, report.particulars());
        } else {
            ledger.move(lease, LeaseState.MINTED, ReceiptKind.LEASE_SCOPE_REFUTED, report.particulars());
        }
        return report;
    }

    /**
     * Returns the credential itself; for {@code execution} only.
     *
     * <p>When the process that held the secret died, the credential gets a new one under the same name. INVARIANT: only
     * a lease that was proven narrow, has not ended and has not expired is handed out.
     */
    public ScopedCredential use(String leaseId) {
        Lease lease = get(leaseId);
        if (lease.state() != LeaseState.SCOPE_PROVEN || !clock.instant().isBefore(lease.expiresAt())) {
            throw ended(lease);
        }
        return secret(lease);
    }

    /**
     * Ends the credential and its sessions at the target, then puts that on record; does nothing when it was revoked already.
     *
     * <p>When the log cannot be written the receipt is owed; when our database cannot be reached the credential is ended all
     * the same, if this server holds it, and what is thrown asks to be called again.
     */
    public void revoke(String leaseId) {
        ending.revoke(() -> ledger.find(leaseId), () -> held.find(leaseId));
    }

    /** Ends the credential of a plan, as {@link #revoke} does, and returns its lease; empty when none was lent. */
    public Optional<Lease> revokeOf(String planId) {
        return ending.revoke(() -> ledger.ofPlan(planId), () -> held.ofPlan(planId));
    }

    /**
     * Tries to use the dead credential. The lease ends as proven dead, or is listed as not proven dead, also when the
     * target cannot be reached; calling again tries again unless it is proven dead.
     *
     * @throws ProblemException {@code target-unavailable} when it could not be tried
     */
    public ProofReport proveDead(String leaseId) {
        return ending.proveDead(() -> get(leaseId));
    }

    /** Returns the lease called {@code leaseId}. */
    public Optional<Lease> find(String leaseId) {
        return ledger.find(leaseId);
    }

    /** Returns the lease of a plan. */
    public Optional<Lease> ofPlan(String planId) {
        return ledger.ofPlan(planId);
    }

    /** Returns the leases that block their systems: tried after revocation, and not shown to be dead. */
    public List<Lease> notProvenDead() {
        return ledger.in(List.of(LeaseState.NOT_PROVEN_DEAD));
    }

    /** Returns the leases whose credentials this server holds, known without the database. */
    List<Lease> held() {
        return held.leases();
    }

    private Lease intend(RemediationPlan plan, Digest binding, LeaseScope scope, Duration ttl) {
        AssetKey system = systemOf(scope.target());
        ledger.payOwed();
        // INVARIANT: a credential that is not proven dead blocks new ones on its system
        notProvenDead().stream()
                .filter(lease -> lease.system().equals(system))
                .findFirst()
                .ifPresent(lease -> {
                    throw new ProblemException(
                            ProblemCode.CREDENTIAL_BLOCKED,
                            "`%s` lends nothing while `%s` is not proven dead".formatted(system, lease.id()));
                });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Lease lease = new Lease(
                Ids.next("lse", now.toEpochMilli()),
                plan.tenant(),
                plan.id(),
                Lease.nameFor(plan.id()),
                system,
                binding,
                scope,
                LeaseState.INTENDED,
                0,
                now,
                now.plus(ttl));
        ledger.insert(lease);
        return lease;
    }

    private void mint(Lease lease) {
        secret(lease);
        try {
            ledger.move(lease, LeaseState.MINTED, ReceiptKind.LEASE_MINTED, Map.of());
        } catch (LeaseMovedException e) {
            if (!get(lease.id()).state().isLive()) {
                ending.undoMint(lease, e);
            }
            throw e;
        } catch (LostClaimException e) {
            // the name belongs to the server that works on the plan now, with whatever secret that gives it
            held.forget(lease.id());
            throw e;
        } catch (RuntimeException e) {
            ending.undoMint(lease, e);
            throw e;
        }
    }

    private Lease stillOpen(Lease lease, Digest binding) {
        boolean expired = !clock.instant().isBefore(lease.expiresAt());
        if (!lease.state().isLive() || expired || !lease.binding().equals(binding)) {
            throw ended(lease);
        }
        return lease;
    }

    private ScopedCredential secret(Lease lease) {
        return held.get(lease, ledger.fence(), wanted -> {
            ledger.take(wanted);
            return lenders.of(wanted.system()).mint(wanted.name(), wanted.scope(), wanted.expiresAt());
        });
    }

    private Lease get(String leaseId) {
        return ledger.find(leaseId)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no lease `" + leaseId + "`"));
    }

    private static AssetKey systemOf(AssetKey target) {
        return AssetKey.of(target.system(), target.path().subList(0, 1));
    }

    private static ProblemException ended(Lease lease) {
        return new ProblemException(
                ProblemCode.CONFLICT,
                "the lease `%s` is `%s` until %s and may not be used for this"
                        .formatted(lease.id(), lease.state().word(), lease.expiresAt()));
    }
}
