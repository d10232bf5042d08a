package dev.governor.analysis;

import dev.governor.policy.PolicyVocabulary;
import dev.governor.policy.action.AgentVocabulary;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that reach the rules of a directory. The engine denies the others by itself, whatever the rules say.
 *
 * @param never the values with which a case is denied before any rule is asked, by property
 */
record Domain(Map<String, List<Object>> never) {

    /** Returns the domain of the rules in {@code directory}. */
    static Domain of(String directory) {
        return switch (directory) {
            case PolicyVocabulary.DIRECTORY -> new Domain(Map.of("riskBand", List.of("unknown")));
            case AgentVocabulary.DIRECTORY ->
                new Domain(Map.of("effect", List.of("not_understood"), "understood", List.of(false)));
            default -> new Domain(Map.of());
        };
    }

    /** Returns the cases of {@code box} that reach the rules. */
    Box restrict(Space space, Box box) {
        Box reached = box;
        for (Map.Entry<String, List<Object>> entry : never.entrySet()) {
            Optional<Integer> number = space.find(entry.getKey());
            if (number.isPresent()) {
                BitSet excluded = space.dimension(number.get()).holding(entry.getValue());
                reached = reached.outside(number.get(), excluded);
            }
        }
        return reached;
    }

    /** Returns the cases that {@code rule} asks for by name and that never reach it. */
    Box asked(Space space, RuleBox rule) {
        Box cases = rule.within(space.whole());
        for (Map.Entry<String, List<Object>> entry : never.entrySet()) {
            Optional<Integer> number = space.find(entry.getKey()).filter(rule::reads);
            if (number.isPresent()) {
                Box unheard =
                        cases.within(number.get(), space.dimension(number.get()).holding(entry.getValue()));
                if (!unheard.isEmpty()) {
                    return unheard;
                }
            }
        }
        return cases.outside(0, space.whole().side(0));
    }
}
