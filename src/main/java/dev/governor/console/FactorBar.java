package dev.governor.console;

import dev.governor.risk.Contribution;
import java.math.BigDecimal;

/**
 * One factor of a risk score, drawn as a piece of the stacked bar.
 *
 * @param factor its name
 * @param style the style class that keeps its colour
 * @param input what was read
 * @param source who said so, and how far that is believed
 * @param value 0 to 100
 * @param weight percent
 * @param points value × weight
 * @param start where the piece starts, in points
 * @param rule the rule that gave the value
 * @param sentence the contribution in words
 */
record FactorBar(
        String factor,
        String style,
        String input,
        String source,
        int value,
        int weight,
        BigDecimal points,
        BigDecimal start,
        String rule,
        String sentence) {

    static FactorBar of(Contribution contribution, BigDecimal start) {
        return new FactorBar(
                Wording.capital(contribution.factor().word()),
                "factor-" + contribution.factor().word().replace('_', '-'),
                Wording.plain(contribution.input()),
                contribution.source() + " · " + contribution.trust().word(),
                contribution.value(),
                contribution.weight(),
                contribution.points(),
                start,
                contribution.rule(),
                contribution.sentence());
    }
}
