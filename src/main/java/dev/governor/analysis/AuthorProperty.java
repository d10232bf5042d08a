package dev.governor.analysis;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.SourcePlace;
import dev.governor.policy.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A property that a bundle's author wants proved.
 *
 * @param id its id
 * @param title what is claimed, in a sentence
 * @param directory the rules it is about
 * @param never the outcomes that no case may have
 * @param when the cases it is about, as a rule would write them
 * @param at the file it stands in
 */
record AuthorProperty(
        String id, String title, String directory, Set<Outcome> never, List<Constraint> when, SourcePlace at) {

    AuthorProperty {
        never = Set.copyOf(never);
        when = List.copyOf(when);
    }

    Proof prove(PolicyBundle bundle) {
        Optional<Result> result = Prover.of(bundle, directory, when).map(this::prove);
        Proof proof = DefaultProperties.proof(
                id,
                title,
                result.orElseGet(() ->
                        new Result.Undecided("the bundle has no deciding rules in `" + directory + "`", List.of(at))));
        return proof.places().isEmpty() && proof.status() != Proof.Status.HOLDS
                ? new Proof(
                        proof.id(), proof.title(), proof.status(), proof.detail(), proof.counterexample(), List.of(at))
                : proof;
    }

    private Result prove(Prover rules) {
        Box cases = rules.set().domain();
        Space space = rules.set().space();
        for (Constraint constraint : when) {
            int dimension = space.find(constraint.property()).orElseThrow();
            cases = cases.within(dimension, space.dimension(dimension).satisfying(constraint));
        }
        return rules.never(never, cases);
    }
}
