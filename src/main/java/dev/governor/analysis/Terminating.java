package dev.governor.analysis;

import dev.governor.policy.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** That nothing stands between a rule that terminates and the outcome, be it another rule or the engine itself. */
final class Terminating {

    private static final Set<Outcome> OTHERS = Prover.allBut(Set.of(Outcome.TERMINATE));

    private Terminating() {}

    static Result prove(Prover rules) {
        RuleSet set = rules.set();
        for (RuleBox rule : set.rules()) {
            if (rule.effect() == Outcome.TERMINATE.ordinal() && !rule.isEmpty()) {
                Result heard = rules.never(OTHERS, rule.within(set.domain()));
                if (!(heard instanceof Result.Holds)) {
                    return heard;
                }
                Box unheard = Domain.of(set.directory()).asked(set.space(), rule);
                if (!unheard.isEmpty()) {
                    Map<String, Object> example = set.space().example(unheard);
                    Outcome answer = rules.ofEngine(example);
                    if (answer != Outcome.TERMINATE) {
                        return new Result.Broken(
                                example,
                                "`%s` holds, but the engine answers `%s` before any rule is asked"
                                        .formatted(rule.id(), answer.word()),
                                List.of(rule.rule().at()));
                    }
                }
            }
        }
        return new Result.Holds();
    }
}
