package dev.governor.context;

import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Exposure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Answers questions about the estate from the graph in memory.
 *
 * <p>One call reads one revision. Two calls may read two; their answers name them.
 */
@ApplicationScoped
public class ContextService {

    private final GraphHolder holder;

    ContextService(GraphHolder holder) {
        this.holder = holder;
    }

    /** Returns everything known about {@code asset}, or empty when the graph has never heard of it. */
    public Optional<AssetProfile> profile(AssetKey asset) {
        AssetGraph graph = holder.current();
        return graph.holds(asset) ? Optional.of(new ProfileReading(graph).profile(asset)) : Optional.empty();
    }

    /** Returns who loses access when public access to {@code target} ends; nobody for an asset that is not known. */
    public BlastRadius fixRadius(AssetKey target) {
        return new ProfileReading(holder.current()).fixRadius(target);
    }

    /** Returns the graph around {@code asset}; for an asset that is not known, the asset alone. */
    public GraphSlice neighbourhood(AssetKey asset, int hops) {
        return new GraphWalk(holder.current()).neighbourhood(asset, hops);
    }

    /** Returns the current revision; it grows with each change that somebody could see. */
    public long revision() {
        return holder.current().revision();
    }

    /** Returns {@code finding} with the owner, environment, data classification and exposure that the graph knows. */
    public Finding attach(Finding finding) {
        return profile(finding.asset()).map(profile -> with(finding, profile)).orElse(finding);
    }

    private static Finding with(Finding finding, AssetProfile profile) {
        return new Finding(
                finding.id(),
                finding.key(),
                finding.tenant(),
                finding.asset(),
                finding.type(),
                finding.discriminator(),
                finding.title(),
                finding.description(),
                finding.severity(),
                profile.owner(),
                profile.environment(),
                profile.dataClassification(),
                exposed(profile.exposure()),
                finding.exploitability(),
                finding.status(),
                finding.statusReason(),
                finding.flags(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.suppressedUntil(),
                finding.details());
    }

    private static Attributed<Boolean> exposed(Attributed<Exposure> exposure) {
        Exposure value = exposure.value();
        return value == null || value == Exposure.UNKNOWN
                ? Attributed.unknown()
                : new Attributed<>(
                        value == Exposure.INTERNET,
                        exposure.source(),
                        exposure.trust(),
                        exposure.asOf(),
                        exposure.conflicts());
    }
}
