package dev.governor.execution;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.credential.LeaseScope;
import dev.governor.credential.LeaseScope.Grant;
import dev.governor.credential.ScopedCredential;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Digest;
import dev.governor.plan.Capability;
import dev.governor.plan.ChangePreview;
import dev.governor.plan.RemediationPlan;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Targets in memory whose next readings do what a test wants: move them, fail, or anything else. */
@Alternative
@Singleton
public class TestingMovingTarget implements ActionAdapter {

    public static final String ACTION = "open_ticket";

    private final Map<AssetKey, String> states = new ConcurrentHashMap<>();
    private final Map<AssetKey, Queue<Runnable>> readings = new ConcurrentHashMap<>();

    private boolean leadsBack = true;

    /** Changes the target of a plan's finding as somebody else. */
    public void move(AssetKey target, String state) {
        states.put(target, state);
    }

    /** Makes the next readings do {@code first}, each once and in this order, before they read. */
    public void whenRead(AssetKey target, Runnable... first) {
        readings.put(target, new ConcurrentLinkedQueue<>(List.of(first)));
    }

    /** Makes changes that cannot be undone from now on: the way back leads somewhere else. */
    void leadNowhereBack() {
        leadsBack = false;
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public Set<Capability> capabilities() {
        // without a probe and a proof, a person is asked
        return Set.of(Capability.SNAPSHOT, Capability.READ_BACK);
    }

    @Override
    public Snapshot snapshot(RemediationPlan plan) {
        AssetKey target = plan.target();
        Runnable first = readings.getOrDefault(target, new ArrayDeque<>()).poll();
        if (first != null) {
            first.run();
        }
        return new Snapshot(TextNode.valueOf(states.getOrDefault(target, "wide")), "1");
    }

    @Override
    public LeaseScope scope(RemediationPlan plan, Snapshot before) {
        return new LeaseScope(plan.target(), List.of(new Grant("apply", "narrow from " + before.state())));
    }

    @Override
    public String inverse(RemediationPlan plan, Snapshot before) {
        return "widen to " + before.state();
    }

    @Override
    public ChangePreview preview(RemediationPlan plan, Snapshot before) {
        return new ChangePreview(
                before.digest(),
                Digest.ofCanonical(TextNode.valueOf("narrow")),
                leadsBack ? before.digest() : Digest.of("somewhere else"),
                List.of("-" + before.state().asText(), "+narrow"),
                List.of("-narrow", "+" + before.state().asText()));
    }

    @Override
    public String verifier(RemediationPlan plan) {
        return "it is read again";
    }

    @Override
    public Rehearsal rehearse(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        throw unchanging();
    }

    @Override
    public Effect apply(RemediationPlan plan, Snapshot before, ScopedCredential credential) {
        throw unchanging();
    }

    @Override
    public Check readBack(RemediationPlan plan, Snapshot before) {
        throw unchanging();
    }

    @Override
    public Check probe(RemediationPlan plan, Snapshot before) {
        throw unchanging();
    }

    @Override
    public Effect rollBack(RemediationPlan plan, Snapshot before, TargetVersion left, ScopedCredential credential) {
        throw unchanging();
    }

    @Override
    public Drift drift(RemediationPlan plan, Snapshot before) {
        throw unchanging();
    }

    @Override
    public Check verifyRestored(RemediationPlan plan, Snapshot before) {
        throw unchanging();
    }

    private static AssertionError unchanging() {
        return new AssertionError("nothing gets as far as changing this target");
    }
}
