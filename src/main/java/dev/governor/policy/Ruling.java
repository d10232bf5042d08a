package dev.governor.policy;

/**
 * A decision that was made and is not recorded yet, with the case it was made of.
 *
 * @param decision the decision
 * @param facts its case
 */
public record Ruling(Decision decision, Case facts) {

    public Ruling {
        if (!facts.digest().equals(decision.caseDigest())) {
            throw new IllegalArgumentException("decision " + decision.id() + " was made of other facts");
        }
    }
}
