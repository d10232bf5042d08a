package dev.governor.context;

import dev.governor.context.BlastRadius.Of;
import dev.governor.context.ContextFact.VexFact;
import dev.governor.finding.AssetKey;
import dev.governor.finding.Finding;
import dev.governor.kernel.Attributed;
import dev.governor.kernel.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every answer about the estate at one revision. Immutable; answers name their revision. */
public final class ContextView {

    private final AssetGraph graph;

    private ContextView(AssetGraph graph) {
        this.graph = graph;
    }

    /** Returns the view of one graph. */
    public static ContextView of(AssetGraph graph) {
        return new ContextView(graph);
    }

    /** Returns the revision that answers are read at. */
    public long revision() {
        return graph.revision();
    }

    /** Tells whether the graph knows {@code asset}, be it from a relation only. */
    public boolean holds(AssetKey asset) {
        return graph.holds(asset);
    }

    /** Returns everything known about {@code asset}, or empty when the graph has never heard of it. */
    public Optional<AssetProfile> profile(AssetKey asset) {
        return holds(asset) ? Optional.of(new ProfileReading(graph).profile(asset)) : Optional.empty();
    }

    /** Returns what {@code asset} is, by all its names, and what it lies in, whoever says so; also for one that is not known. */
    public Containment containment(AssetKey asset) {
        return Containment.of(graph, asset);
    }

    /** Returns from where {@code asset} can be reached, and the path that proves it. */
    public ExposureProof exposure(AssetKey asset) {
        return new ExposureReading(graph).of(asset);
    }

    /** Returns what an attacker who holds {@code asset} reaches. */
    public BlastRadius attackRadius(AssetKey asset) {
        return new RadiusReading(graph).of(Of.ATTACK, asset);
    }

    /** Returns who loses access when public access to {@code target} ends; nobody for an asset that is not known. */
    public BlastRadius fixRadius(AssetKey target) {
        return new RadiusReading(graph).of(Of.FIX, target);
    }

    /** Returns how many services use {@code target} by relations that a reviewed source states; mere claims do not count. */
    public int reviewedServices(AssetKey target) {
        return new RadiusReading(graph)
                .of(Of.FIX, new GraphWalk(graph).reviewedFix(target))
                .services();
    }

    /** Returns what an event that starts at {@code asset} comes to, with the path to each thing that matters. */
    public Impact impact(Of event, AssetKey asset) {
        return new ImpactReading(graph).of(event, asset);
    }

    /** Returns the assets that {@code query} describes, ordered by key. */
    public Page<AssetSummary> search(AssetQuery query) {
        return new AssetSearch(graph).find(query);
    }

    /** Returns the graph around {@code asset}; for an asset that is not known, the asset alone. */
    public GraphSlice neighbourhood(AssetKey asset, int hops) {
        return new Neighbourhood(graph).around(asset, hops);
    }

    /**
     * Returns the statements that clear {@code asset} of the vulnerability with any of these ids, newest first; none while
     * somebody says as lately that it is affected.
     */
    public List<VexFact> vex(AssetKey asset, Collection<String> vulnerabilities) {
        return new VulnerabilityReading(graph).clearing(asset, vulnerabilities);
    }

    /**
     * Returns {@code finding} with the owner, environment, data classification and exposure that the graph knows, and the
     * exploitability that is known of its vulnerabilities.
     */
    public Finding attach(Finding finding) {
        return attach(finding, profile(finding.asset()));
    }

    /** Returns {@code finding} as {@link #attach(Finding)} does, with what is already known of its asset. */
    public Finding attach(Finding finding, Optional<AssetProfile> profile) {
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
                profile.map(AssetProfile::owner).orElse(finding.owner()),
                profile.map(AssetProfile::environment).orElse(finding.environment()),
                profile.map(AssetProfile::dataClassification).orElse(finding.dataClassification()),
                profile.<Attributed<Boolean>>map(known -> ExposureReading.exposed(known.exposure()))
                        .orElse(finding.internetExposed()),
                new VulnerabilityReading(graph)
                        .exploitability(
                                finding.exploitability(), finding.details().vulnerabilities()),
                finding.status(),
                finding.statusReason(),
                finding.flags(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.suppressedUntil(),
                finding.details());
    }
}
