package dev.governor.credential;

import dev.governor.finding.AssetKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A backend in memory that can be told to misbehave. */
public final class TestingCredentialBackend implements CredentialBackend {

    private final Set<String> live = new TreeSet<>();
    private boolean reachesTooFar;
    private boolean diesAsAsked = true;
    private int minted;
    private Runnable meanwhile = () -> {};

    void reachTooFar() {
        reachesTooFar = true;
    }

    void refuseToDie() {
        diesAsAsked = false;
    }

    void dieAsAsked() {
        diesAsAsked = true;
    }

    /** Does something once while the next dead credential is tried. */
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    int minted() {
        return minted;
    }

    @Override
    public String system() {
        return "postgresql";
    }

    @Override
    public List<AssetKey> systems() {
        return List.of(new AssetKey("postgresql:estate"));
    }

    @Override
    public ScopedCredential mint(String leaseName, LeaseScope scope, Instant expiresAt) {
        minted++;
        live.add(leaseName);
        return new ScopedCredential(leaseName, scope.target(), expiresAt, ("secret-" + minted).toCharArray());
    }

    @Override
    public ProofReport proveScope(ScopedCredential credential, LeaseScope scope) {
        return new ProofReport(!reachesTooFar, List.of(new Attempt("reach a neighbour", !reachesTooFar, "told so")));
    }

    @Override
    public void revoke(String leaseName, AssetKey target, @Nullable ScopedCredential credential) {
        live.remove(leaseName);
    }

    @Override
    public ProofReport proveDead(String leaseName, AssetKey target, @Nullable ScopedCredential credential) {
        Runnable what = meanwhile;
        meanwhile = () -> {};
        what.run();
        return new ProofReport(diesAsAsked, List.of(new Attempt("log in", diesAsAsked, "told so")));
    }

    @Override
    public List<String> live(AssetKey target) {
        return new ArrayList<>(live);
    }
}
