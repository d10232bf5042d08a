package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
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

    private final GraphHolder holder;

    ContextService(GraphHolder holder) {
        this.holder = holder;
    }

    /** Returns everything the graph knows, at its current revision. */
    public ContextView view() {
        return ContextView.of(holder.current());
    }

    /** Returns everything known about {@code asset}, or empty when the graph has never heard of it. */
    public Optional<AssetProfile> profile(AssetKey asset) {
        return view().profile(asset);
    }

    /** Returns who loses access when public access to {@code target} ends; nobody for an asset that is not known. */
    public BlastRadius fixRadius(AssetKey target) {
        return view().fixRadius(target);
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
