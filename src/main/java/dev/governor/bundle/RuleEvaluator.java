package dev.governor.bundle;

import java.util.Collection;
import java.util.List;

/** The rules of one vocabulary, ready to be asked about facts; immutable and safe to share between threads. */
public interface RuleEvaluator {

    /** Returns every rule, by id. */
    List<RuleDefinition> definitions();

    /** Returns which rules hold for which of {@code facts}; each fact is looked at alone. */
    Evaluation evaluate(Collection<? extends Record> facts);
}
