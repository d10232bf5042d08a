package dev.governor.analysis;

import dev.governor.bundle.Constraint;
import dev.governor.bundle.FactType;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of one directory that decide, in the space of their cases.
 *
 * @param directory the directory
 * @param space every case, cut at what the rules compare with
 * @param rules the rules, by id
 * @param domain the cases that reach the rules
 */
record RuleSet(String directory, Space space, List<RuleBox> rules, Box domain) {

    /** Returns the rules of every directory of {@code bundle} whose rules have effects; not those that only count points. */
    static List<RuleSet> of(PolicyBundle bundle) {
        return bundle.rules().keySet().stream()
                .sorted()
                .flatMap(directory -> of(bundle, directory, List.of()).stream())
                .toList();
    }

    /**
     * Returns the rules of {@code directory}, or empty when the bundle has none there that decide.
     *
     * @param more what else the space is cut at
     */
    static Optional<RuleSet> of(PolicyBundle bundle, String directory, Collection<Constraint> more) {
        FactType fact = bundle.facts().get(directory);
        if (fact == null || !bundle.rules().containsKey(directory)) {
            return Optional.empty();
        }
        List<RuleDefinition> rules = bundle.rules(directory).definitions();
        if (rules.stream().noneMatch(rule -> rule.find("effect").isPresent())) {
            return Optional.empty();
        }
        Space space = Space.of(
                List.of(fact),
                Stream.concat(rules.stream().flatMap(rule -> rule.constraints().stream()), more.stream())
                        .toList());
        return Optional.of(new RuleSet(
                directory,
                space,
                rules.stream().map(space::box).toList(),
                Domain.of(directory).restrict(space, space.whole())));
    }

    /** Returns the rules that have an effect; the others say who reviews. */
    List<RuleBox> deciding() {
        return rules.stream().filter(rule -> rule.outcome().isPresent()).toList();
    }
}
