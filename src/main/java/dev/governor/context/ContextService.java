package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Answers questions about the estate from the graph in memory.
 *
 * <p>One call reads one revision. Two calls may read two; their answers name them. For several answers at one revision, take
 * a {@link #view}.
 */
@ApplicationScoped
public class ContextService {

    private static final long PAUSE_MILLIS = 20;

    private final GraphHolder holder;
    private final ContextConfig config;

    ContextService(GraphHolder holder, ContextConfig config) {
        this.holder = holder;
        this.config = config;
    }

    /** Returns everything the graph knows, at its current revision. */
    public ContextView view() {
        return ContextView.of(holder.current());
    }

    /**
     * Returns everything the graph knows, at a revision that is no older than {@code revision}; waits for it a moment, since
     * another process may be about to store it.
     *
     * @throws ProblemException {@code stale-context} when it does not come
     */
    public ContextView atLeast(long revision) {
        long end = System.nanoTime() + config.revisionWait().toNanos();
        AssetGraph graph = holder.current();
        while (graph.revision() < revision) {
            graph = holder.refreshed();
            if (graph.revision() < revision && (System.nanoTime() - end >= 0 || !pause())) {
                throw new ProblemException(
                        ProblemCode.STALE_CONTEXT,
                        "the context is at revision " + graph.revision() + ", not yet at " + revision);
            }
        }
        return ContextView.of(graph);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns everything known about {@code asset}, or empty when the graph has never heard of it. */
    public Optional<AssetProfile> profile(AssetKey asset) {
        return view().profile(asset);
    }

    /** Returns who loses access when public access to {@code target} ends; nobody for an asset that is not known. */
    public BlastRadius fixRadius(AssetKey target) {
        return view().fixRadius(target);
    }

    /** Returns how many services use {@code target} by relations that a reviewed source states. */
    public int reviewedServices(AssetKey target) {
        return view().reviewedServices(target);
    }

    /** Returns the graph around {@code asset}; for an asset that is not known, the asset alone. */
    public GraphSlice neighbourhood(AssetKey asset, int hops) {
        return view().neighbourhood(asset, hops);
    }

    /** Returns the current revision; it grows with each change that somebody could see. */
    public long revision() {
        return holder.current().revision();
    }

    /** Returns {@code finding} with what the graph knows; see {@link ContextView#attach}. */
    public Finding attach(Finding finding) {
        return view().attach(finding);
    }
}
