package dev.governor.analysis;

import dev.governor.bundle.Constraint;
import dev.governor.policy.Outcome;
import dev.governor.policy.PolicyVocabulary;
import dev.governor.policy.action.AgentVocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** That no rule that allows reads what an agent claims or an owner declares, whichever way it came past the reader. */
final class Trusting {

    private Trusting() {}

    static Result prove(Prover rules, Set<Outcome> outcomes) {
        Set<String> untrusted = untrusted(rules.set().directory());
        for (RuleBox rule : rules.set().rules()) {
            Optional<Constraint> read = rule.rule().constraints().stream()
                    .filter(constraint -> untrusted.contains(constraint.property()))
                    .findFirst();
            if (rule.outcome().equals(Optional.of(Outcome.ALLOW)) && read.isPresent()) {
                Box allowed = rule.within(rules.set().domain());
                Map<String, Object> example = rules.never(outcomes, allowed) instanceof Result.Broken broken
                        ? broken.example()
                        : rules.set().space().example(allowed);
                return new Result.Broken(
                        example,
                        "`%s` allows and reads `%s`; the answer is `%s`"
                                .formatted(
                                        rule.id(),
                                        read.get().property(),
                                        rules.ofEngine(example).word()),
                        List.of(read.get().at()));
            }
        }
        return new Result.Holds();
    }

    private static Set<String> untrusted(String directory) {
        return switch (directory) {
            case PolicyVocabulary.DIRECTORY -> new PolicyVocabulary().untrusted();
            case AgentVocabulary.DIRECTORY -> new AgentVocabulary().untrusted();
            default -> Set.of();
        };
    }
}
