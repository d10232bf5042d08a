package dev.governor.policy;

import static java.util.Objects.requireNonNull;

import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The fact that policy rules test: everything about one action, flat, in words.
 *
 * <p>INVARIANT: {@code environment}, {@code dataClassification} and {@code exposure} hold a declared or claimed value
 * only when it is the strictest there is; a weaker one reads {@code unknown}. The {@code claimed…} properties and
 * {@code claimConflict} are the agent's, and rules that allow may not read them.
 *
 * @param tenant whose action it is
 * @param actionType the template's action
 * @param findingType the finding it says it fixes
 * @param resourceType the target's type
 * @param environment where the target runs
 * @param environmentTrust how far the source of the environment is to be believed
 * @param dataClassification how sensitive the target's data is
 * @param exposure from where the target can be reached
 * @param ownerKnown whether a source that may loosen names an owner of the target
 * @param riskScore 0 to 100; 100 when there is none
 * @param riskBand the score in one word; {@code unknown} when there is none
 * @param blastRadius the size of what an attacker reaches through the target
 * @param fixRadius the size of what the change cuts off
 * @param controlPlane where the change happens
 * @param changesPrivilege whether someone can do more afterwards
 * @param destructive whether something is gone afterwards
 * @param widensRadius whether more can be reached or cut off afterwards than before
 * @param secretReach how many services use the secret that is rotated; {@code none} when none is, {@code unknown} when the
 *     graph cannot tell
 * @param crossesControlPlane whether the change happens elsewhere than where the finding's cause lives; true when that is not
 *     known
 * @param recommendOnly whether the target's environment takes recommendations and nothing else
 * @param direction {@code forward}, or {@code rollback} for undoing what was done
 * @param hasInverse whether the template names an inverse
 * @param hasRehearsal whether the adapter rehearses the way back
 * @param hasReadBack whether the adapter reads the change back, or the template requires no reading back
 * @param hasEffectProbe whether the adapter probes the effect from the attacker's side, or the template requires no probe
 * @param hasScopeProof whether the broker proves that the credential reaches nothing else
 * @param hasDeathProof whether the broker proves that the credential is dead
 * @param intentMatches whether the action is meant for the finding and the target
 * @param claimConflict whether the agent's claims contradict the facts
 * @param claimedEnvironment the environment the agent claims; {@code unknown} when it claims none
 * @param claimedRisk the risk the agent claims; {@code unknown} when it claims none
 */
public record Case(
        String tenant,
        String actionType,
        String findingType,
        String resourceType,
        String environment,
        String environmentTrust,
        String dataClassification,
        String exposure,
        boolean ownerKnown,
        int riskScore,
        String riskBand,
        String blastRadius,
        String fixRadius,
        String controlPlane,
        boolean changesPrivilege,
        boolean destructive,
        boolean widensRadius,
        String secretReach,
        boolean crossesControlPlane,
        boolean recommendOnly,
        String direction,
        boolean hasInverse,
        boolean hasRehearsal,
        boolean hasReadBack,
        boolean hasEffectProbe,
        boolean hasScopeProof,
        boolean hasDeathProof,
        boolean intentMatches,
        boolean claimConflict,
        String claimedEnvironment,
        String claimedRisk) {

    static final String UNKNOWN = "unknown";

    public Case {
        Stream.of(tenant, actionType, findingType, resourceType, environment, environmentTrust, dataClassification)
                .forEach(value -> requireNonNull(value, "a fact is null"));
        Stream.of(exposure, riskBand, blastRadius, fixRadius, controlPlane, secretReach, direction)
                .forEach(value -> requireNonNull(value, "a fact is null"));
        requireNonNull(claimedEnvironment, "a fact is null");
        requireNonNull(claimedRisk, "a fact is null");
    }

    /** Returns the case as it is stored and hashed. */
    public String canonical() {
        return CanonicalJson.write(this);
    }

    /** Returns the digest of {@link #canonical}. */
    public Digest digest() {
        return Digest.of(canonical());
    }

    /** Returns the case as if the agent had claimed nothing. */
    Case withoutClaims() {
        boolean silent = !claimConflict && claimedEnvironment.equals(UNKNOWN) && claimedRisk.equals(UNKNOWN);
        return silent
                ? this
                : FactCopy.with(
                        this, Map.of("claimConflict", false, "claimedEnvironment", UNKNOWN, "claimedRisk", UNKNOWN));
    }

    /** Returns the facts without which nothing is decided and that are not there, in words. */
    List<String> missing() {
        return riskBand.equals(UNKNOWN) ? List.of("risk") : List.of();
    }
}
