package dev.governor.finding;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.Attributed;
import dev.governor.kernel.Exploitability;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Severity;
import dev.governor.kernel.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one source says, once, about one weakness on one asset. Made by {@link #on}.
 *
 * @param at where in the signal it stands, a JSON pointer
 * @param asset the canonical name of what it is on
 * @param assetName the name the source gives it
 * @param assetType its type, for example {@code postgresql_table}
 * @param container what the source says the asset is in, for example its cloud account; null when it does not say
 * @param containerTrust how far that is to be believed
 * @param type the canonical type of the weakness, see {@link FindingTypes}
 * @param discriminator what tells two of one type on one asset apart; often empty
 * @param title the source's title, as received
 * @param description the source's text, as received
 * @param severity the source's word for it; unknown stays unknown
 * @param exploitability how far attackers are, if it says so
 * @param declared context that the source's tags state, by attribute word, for example {@code environment}
 * @param verdict what it says about the weakness
 * @param reason why it is suppressed or resolved, as received, empty when it does not say
 * @param until when a suppression ends, null when it does not
 * @param source the product that said so, for example {@code sarif:pg-posture}
 * @param alias the source's own id for it, empty when it has none
 * @param firstSeen when the source first saw it, null when it does not say
 * @param lastSeen the moment the report speaks of, null when it does not say; then it speaks of its arrival
 * @param details what it says beyond that
 */
public record FindingReport(
        String at,
        AssetKey asset,
        String assetName,
        String assetType,
        @Nullable AssetKey container,
        Trust containerTrust,
        String type,
        String discriminator,
        String title,
        String description,
        Attributed<Severity> severity,
        Attributed<Exploitability> exploitability,
        Map<String, String> declared,
        Verdict verdict,
        String reason,
        @Nullable Instant until,
        String source,
        String alias,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        FindingDetails details) {

    /** How far a source's clock may be ahead of ours. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    public FindingReport {
        requireNonNull(asset, "asset is null");
        declared = Map.copyOf(declared);
    }

    /** Returns a builder for a report by {@code source} about {@code asset}, which stands at {@code at}. */
    public static ReportBuilder on(AssetKey asset, String source, String at) {
        return new ReportBuilder(asset, source, at);
    }

    /**
     * Checks that it speaks of no later moment than {@code now}, but for clocks that are a little ahead.
     *
     * @throws ProblemException {@code INVALID_SIGNAL} when it speaks of the future: it could never be superseded
     */
    public void requirePresent(Instant now) {
        Instant moment = lastSeen;
        if (moment != null && moment.isAfter(now.plus(MAX_AHEAD))) {
            throw ProblemException.at(
                    ProblemCode.INVALID_SIGNAL, at, "the report is from the future: `" + moment + "`");
        }
    }

    /** Tells whether it says something about a finding; a passed check does not. */
    boolean speaks() {
        return verdict != Verdict.EVIDENCE;
    }

    /**
     * Returns the same report, believed no further than {@code ceiling}.
     *
     * <p>INVARIANT: a caller who may only tighten closes nothing, and never replaces what a trusted caller reported: its
     * reports are those of a source of its own, and its verdicts that close are mere evidence.
     */
    public FindingReport cappedBy(Trust ceiling) {
        boolean closes = verdict == Verdict.RESOLVED || verdict == Verdict.SUPPRESSED;
        return new FindingReport(
                at,
                asset,
                assetName,
                assetType,
                container,
                containerTrust.cappedBy(ceiling),
                type,
                discriminator,
                title,
                description,
                Testimony.capped(severity, ceiling),
                Testimony.capped(exploitability, ceiling),
                declared,
                closes && !ceiling.mayLoosen() ? Verdict.EVIDENCE : verdict,
                reason,
                until,
                ceiling.mayLoosen() ? source : ceiling.word() + " " + source,
                alias,
                firstSeen,
                lastSeen,
                details);
    }
}
