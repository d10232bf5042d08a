package dev.governor.policy;

import java.util.function.UnaryOperator;

/**
 * Something a requester may do so that other facts hold.
 *
 * <p>INVARIANT: it never makes a problem smaller by saying so: no change touches severity, risk, environment, exposure,
 * sensitivity or the reach of an attack.
 *
 * @param <F> the facts a decision is made of
 * @param id the stable word, for example {@code add_effect_probe}
 * @param sentence what to do, in a sentence for people
 * @param change the facts once it is done; the same facts where there is nothing to do
 */
public record LegitimateChange<F>(String id, String sentence, UnaryOperator<F> change) {

    F on(F facts) {
        return change.apply(facts);
    }
}
